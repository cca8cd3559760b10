#include "MPTNew.state.h"

/* Processes of tests have pages, each with bytes of its own, at few addresses.
 */
void
prepare_MPTNew(void)
{
	uint32_t id = CHOICE(4), va = USER_LOW + CHOICE(3) * PAGE_BYTES, at;

	REQUIRE(IS_USED(id) && spec_pt_read(id, va) == 0);
	if (!spec_pt_resv(id, va, CHOICE(4) ? PERM_W : 0))
		return;
	at = spec_pt_read(id, va) / PAGE_BYTES * PAGE_BYTES;
	for (uint32_t i = 0; i < PAGE_BYTES; i++)
		MEMORY[at + i] = (uint8_t)(at / PAGE_BYTES + i);
}

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

/* What leads to its pages are tables. */
bool
spec_pt_is_user(uint32_t id, uint32_t va, uint32_t count, uint32_t perm)
{
	uint32_t needed = perm | PERM_P | PERM_U;

	if (va < USER_LOW || va > USER_HIGH || count > USER_HIGH - va)
		return false;
	REQUIRE(ALL(page, va / PAGE_BYTES, END_PAGE_OF(va, count),
	            IS_WALKABLE(id, page * PAGE_BYTES)));
	return ALL(page, va / PAGE_BYTES, END_PAGE_OF(va, count),
	           PERMITS(id, page, needed));
}

bool
spec_pt_copyin(uint32_t id, uint32_t va, uint8_t *to, uint32_t count)
{
	BYTES(to, count);
	if (!spec_pt_is_user(id, va, count, 0))
		return false;
	REQUIRE(HAS_PAGES(id, va, count));
	UPDATE(i, 0, count, to[i] = USER_BYTE(id, va + i));
	return true;
}

/* How many bytes from va on are in its page, up to count. */
static uint32_t
in_page(uint32_t va, uint32_t count)
{
	uint32_t rest = PAGE_BYTES - va % PAGE_BYTES;

	return count < rest ? count : rest;
}

/* Where in MEMORY the byte is that a process has at va. */
static uint32_t
byte_at(uint32_t id, uint32_t va)
{
	uint32_t page = spec_pt_read(id, va) / PAGE_BYTES;

	REQUIRE(page != PAGE_NONE);
	return page * PAGE_BYTES + va % PAGE_BYTES;
}

/* Page after page, each by the map that those before it have left. */
bool
spec_pt_copyout(uint32_t id, uint32_t va, const uint8_t *from, uint32_t count)
{
	BYTES(from, count);
	if (!spec_pt_is_user(id, va, count, PERM_W))
		return false;
	for (uint32_t done = 0, part; done < count; done += part) {
		STEPS(done <= count, count - done);
		part = in_page(va + done, count - done);
		spec_memcpy((void *)byte_at(id, va + done), from + done, part);
	}
	return true;
}

/* A page that is in both maps, is not copied to itself. */
void
spec_pt_copy(uint32_t id, uint32_t va, uint32_t from_id, uint32_t from_va,
             uint32_t count)
{
	REQUIRE(spec_pt_is_user(id, va, count, PERM_W) &&
	        spec_pt_is_user(from_id, from_va, count, 0));
	for (uint32_t done = 0, part; done < count; done += part) {
		STEPS(done <= count, count - done);
		part = in_page(va + done, count - done);
		part = in_page(from_va + done, part);
		spec_memcpy((void *)byte_at(id, va + done),
		            (const void *)byte_at(from_id, from_va + done),
		            part);
	}
}
