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

/* The first place from va on where there might be a page. */
static uint32_t
skip(uint32_t id, uint32_t va)
{
	if (get_PDPTE(id, va) == 0)
		return (va / DIRECTORY_SPAN + 1) * DIRECTORY_SPAN;
	return get_PDE(id, va) == 0 ? skip_PDE(id, va) : skip_PTE(id, va);
}

uint32_t
pt_next(uint32_t id, uint32_t va)
{
	/* The last directory ends where addresses do, at 0. */
	while (va >= USER_LOW && va < USER_HIGH && pt_read(id, va) == 0)
		va = skip(id, va);
	return va >= USER_LOW && va < USER_HIGH ? va : USER_HIGH;
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
