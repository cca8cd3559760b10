#include "MPTOp.h"

#include "import.h"

bool
pt_has_table(uint32_t id, uint32_t va)
{
	return get_PDPTE(id, va) != 0 && get_PDE(id, va) != 0;
}

uint32_t
pt_read(uint32_t id, uint32_t va)
{
	return pt_has_table(id, va) ? get_PTE(id, va) : 0;
}

void
pt_insert_aux(uint32_t id, uint32_t va, uint32_t page, uint32_t perm)
{
	ASSERT(get_PTE(id, va) == 0);
	set_PTE(id, va, page, perm);
}

void
pt_rmv_aux(uint32_t id, uint32_t va)
{
	ASSERT(get_PTE(id, va) & PERM_P);
	rmv_PTE(id, va);
	if (get_pt() == id)
		flush_page(va);
}
