#include "MPTOp.state.h"

bool
spec_pt_has_table(uint32_t id, uint32_t va)
{
	REQUIRE(IS_MAPPED(id, va));
	return HAS_TABLE(id, va);
}

uint32_t
spec_pt_read(uint32_t id, uint32_t va)
{
	REQUIRE(IS_WALKABLE(id, va));
	return HAS_TABLE(id, va) ? PTE(id, va)->low : 0;
}

void
spec_pt_insert_aux(uint32_t id, uint32_t va, uint32_t page, uint32_t perm)
{
	REQUIRE(IN_TABLE(id, va) && PTE(id, va)->low == 0);
	spec_set_PTE(id, va, page, perm);
}

/* Who may be using the map, is told. */
void
spec_pt_rmv_aux(uint32_t id, uint32_t va)
{
	REQUIRE(IN_TABLE(id, va) && (PTE(id, va)->low & ENTRY_P));
	spec_rmv_PTE(id, va);
	if (PT.id == id)
		spec_flush_page(va);
}
