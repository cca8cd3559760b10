#include "TFile.h"

#include "import.h"

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
	return (uint8_t *)(pt_read(id, va) / PAGE_SIZE * PAGE_SIZE +
	                   va % PAGE_SIZE);
}

bool
file_copyout(uint32_t id, uint32_t va, uint32_t file, uint32_t offset,
             uint32_t count)
{
	const uint8_t *from = module_begin(file) + offset;

	if (!pt_is_user(id, va, count, PERM_W))
		return false;
	for (uint32_t done = 0, part; done < count; done += part) {
		STEPS(done <= count, count - done);
		part = in_page(va + done, count - done);
		memcpy(byte_at(id, va + done), from + done, part);
	}
	return true;
}
