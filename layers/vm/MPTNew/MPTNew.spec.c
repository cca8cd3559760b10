#include "MPTNew.state.h"

static uint32_t
new_page(uint32_t id, uint32_t va, uint32_t perm)
{
	uint32_t page = spec_container_alloc(id);

	if (page == PAGE_NONE)
		return PAGE_NONE;
	REQUIRE(IS_PAGE(page));
	if (spec_pt_insert(id, va, page, perm | PERM_U))
		return page;
	spec_container_free(id, page);
	return PAGE_NONE;
}

static void
clear(uint32_t page)
{
	spec_memset((void *)(page * PAGE_BYTES), 0, PAGE_BYTES);
}

/* A refusal changes where the next search for a free page begins. */
bool
spec_pt_resv(uint32_t id, uint32_t va, uint32_t perm)
{
	uint32_t page = new_page(id, va, perm);

	if (page == PAGE_NONE)
		return false;
	clear(page);
	return true;
}

bool
spec_pt_resv2(uint32_t id, uint32_t va, uint32_t to, uint32_t to_va,
              uint32_t perm)
{
	REQUIRE(id != to && IS_MAPPED(to, to_va) && IS_USED(to));
	uint32_t page;
	bool fits;

	if (!CAN_CONSUME(to, 1 + TABLES_FOR(to, to_va)))
		return false;
	page = new_page(id, va, perm);
	if (page == PAGE_NONE)
		return false;
	spec_container_share(to, page);
	fits = spec_pt_insert(to, to_va, page, perm | PERM_U);
	REQUIRE(fits);
	clear(page);
	return true;
}

void
spec_pt_release(uint32_t id, uint32_t va)
{
	REQUIRE(IS_WALKABLE(id, va));
	uint32_t page = spec_pt_read(id, va) / PAGE_BYTES;

	spec_pt_rmv_aux(id, va);
	spec_container_free(id, page);
}
