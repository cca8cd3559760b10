#include "MPTNew.state.h"

void
spec_pt_release(uint32_t id, uint32_t va)
{
	uint32_t page = spec_pt_read(id, va) / PAGE_BYTES;

	spec_pt_rmv_aux(id, va);
	spec_container_free(id, page);
}

/* A page in the map, whose bytes may be anything; or PAGE_NONE. */
static uint32_t
new_page(uint32_t id, uint32_t va, uint32_t perm)
{
	uint32_t page = spec_container_alloc(id);

	if (page == PAGE_NONE)
		return PAGE_NONE;
	if (spec_pt_insert(id, va, page, perm | PERM_U))
		return page;
	spec_container_free(id, page);
	return PAGE_NONE;
}

bool
spec_pt_resv(uint32_t id, uint32_t va, uint32_t perm)
{
	uint32_t page = new_page(id, va, perm);

	if (page == PAGE_NONE)
		return false;
	REQUIRE(IS_PAGE(page));
	spec_memset((void *)(page * PAGE_BYTES), 0, PAGE_BYTES);
	return true;
}

bool
spec_pt_load(uint32_t id, uint32_t va, uint32_t perm, uint32_t from,
             uint32_t count)
{
	AXIOM("not proved yet: what memcpy says takes the solver too long");
	uint32_t page = new_page(id, va, perm);
	uint32_t begin = va % PAGE_BYTES, at = page * PAGE_BYTES;

	if (page == PAGE_NONE)
		return false;
	REQUIRE(IS_PAGE(page) && count <= PAGE_BYTES - begin);
	spec_memset((void *)at, 0, begin);
	spec_memcpy((void *)(at + begin), (const void *)from, count);
	spec_memset((void *)(at + begin + count), 0,
	            PAGE_BYTES - begin - count);
	return true;
}

bool
spec_pt_resv2(uint32_t id, uint32_t va, uint32_t to, uint32_t to_va,
              uint32_t perm)
{
	AXIOM("not proved yet: ways in two maps take the solver too long");
	REQUIRE(id != to);
	uint32_t page;

	if (!spec_pt_can_insert(to, to_va))
		return false;
	page = new_page(id, va, perm);
	if (page == PAGE_NONE)
		return false;
	spec_container_share(to, page);
	REQUIRE(spec_pt_insert(to, to_va, page, perm | PERM_U));
	REQUIRE(IS_PAGE(page));
	spec_memset((void *)(page * PAGE_BYTES), 0, PAGE_BYTES);
	return true;
}
