#include "MPTOp.state.h"

/* Maps of tests have tables, which nobody owns. */
void
prepare_MPTOp(void)
{
	uint32_t id = CHOICE(4), va = DIRECTORY_BYTES + CHOICE(2) * TABLE_BYTES;
	uint32_t page = IMAGE_END / PAGE_BYTES + CHOICE(8);

	if (CHOICE(2))
		spec_set_PDPTE(id, va, page);
	else
		spec_set_PDE(id, va, page);
}

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
