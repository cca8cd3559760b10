#include "MPTNew.h"

#include "import.h"

static uint8_t *
bytes_of(uint32_t page)
{
	return (uint8_t *)(page * PAGE_SIZE);
}

/* A page in the map, whose bytes may be anything; or PAGE_NONE. */
static uint32_t
new_page(uint32_t id, uint32_t va, uint32_t perm)
{
	uint32_t page = container_alloc(id);

	if (page == PAGE_NONE)
		return PAGE_NONE;
	if (pt_insert(id, va, page, perm | PERM_U))
		return page;
	container_free(id, page);
	return PAGE_NONE;
}

bool
pt_resv(uint32_t id, uint32_t va, uint32_t perm)
{
	uint32_t page = new_page(id, va, perm);

	if (page == PAGE_NONE)
		return false;
	memset(bytes_of(page), 0, PAGE_SIZE);
	return true;
}

bool
pt_load(uint32_t id, uint32_t va, uint32_t perm, const uint8_t *from,
        uint32_t count)
{
	uint32_t page = new_page(id, va, perm);
	uint32_t begin = va % PAGE_SIZE;

	if (page == PAGE_NONE)
		return false;
	memset(bytes_of(page), 0, begin);
	memcpy(bytes_of(page) + begin, from, count);
	memset(bytes_of(page) + begin + count, 0, PAGE_SIZE - begin - count);
	return true;
}

bool
pt_resv2(uint32_t id, uint32_t va, uint32_t to, uint32_t to_va, uint32_t perm)
{
	uint32_t page;
	bool fits;

	ASSERT(id != to);
	if (!pt_can_insert(to, to_va))
		return false;
	page = new_page(id, va, perm);
	if (page == PAGE_NONE)
		return false;
	container_share(to, page);
	fits = pt_insert(to, to_va, page, perm | PERM_U);
	ASSERT(fits);
	memset(bytes_of(page), 0, PAGE_SIZE);
	return true;
}

void
pt_release(uint32_t id, uint32_t va)
{
	uint32_t page = pt_read(id, va) / PAGE_SIZE;

	pt_rmv_aux(id, va);
	container_free(id, page);
}

bool
pt_is_user(uint32_t id, uint32_t va, uint32_t count, uint32_t perm)
{
	uint32_t needed = perm | PERM_P | PERM_U, end;

	/* Subtract: va + count could wrap. */
	if (va < USER_LOW || va > USER_HIGH || count > USER_HIGH - va)
		return false;
	end = count == 0 ? 0 : (va + count - 1) / PAGE_SIZE + 1;
	for (uint32_t page = va / PAGE_SIZE; page < end; page++) {
		LOOP(va / PAGE_SIZE <= page &&
		             ALL(k, va / PAGE_SIZE, page < end ? page : end,
		                 PERMITS(id, k, needed)),
		     end - page);
		if ((pt_read(id, page * PAGE_SIZE) & needed) != needed)
			return false;
	}
	return true;
}

/* How many bytes from va on are in its page, up to count. */
static uint32_t
in_page(uint32_t va, uint32_t count)
{
	uint32_t rest = PAGE_SIZE - va % PAGE_SIZE;

	return count < rest ? count : rest;
}

/* Requires a page for va.  The byte that the process has there. */
static uint8_t *
byte_at(uint32_t id, uint32_t va)
{
	uint32_t page = pt_read(id, va) / PAGE_SIZE;

	ASSERT(page != PAGE_NONE);
	return bytes_of(page) + va % PAGE_SIZE;
}

bool
pt_copyin(uint32_t id, uint32_t va, uint8_t *to, uint32_t count)
{
	if (!pt_is_user(id, va, count, 0))
		return false;
	for (uint32_t done = 0, part; done < count; done += part) {
		LOOP(done <= count &&
		             ALL(k, 0, done, to[k] == USER_BYTE(id, va + k)),
		     count - done);
		part = in_page(va + done, count - done);
		memcpy(to + done, byte_at(id, va + done), part);
	}
	return true;
}

bool
pt_copyout(uint32_t id, uint32_t va, const uint8_t *from, uint32_t count)
{
	if (!pt_is_user(id, va, count, PERM_W))
		return false;
	for (uint32_t done = 0, part; done < count; done += part) {
		STEPS(done <= count, count - done);
		part = in_page(va + done, count - done);
		memcpy(byte_at(id, va + done), from + done, part);
	}
	return true;
}

void
pt_copy(uint32_t id, uint32_t va, uint32_t from_id, uint32_t from_va,
        uint32_t count)
{
	for (uint32_t done = 0, part; done < count; done += part) {
		STEPS(done <= count, count - done);
		part = in_page(va + done, count - done);
		part = in_page(from_va + done, part);
		memcpy(byte_at(id, va + done), byte_at(from_id, from_va + done),
		       part);
	}
}
