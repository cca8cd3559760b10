#include "TFile.state.h"

#include "MPTNew.state.h"
#include "Module.state.h"

void *spec_memcpy(void *to, const void *from, size_t count);
uint32_t spec_pt_read(uint32_t id, uint32_t va);

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
	return spec_pt_read(id, va) / PAGE_BYTES * PAGE_BYTES + va % PAGE_BYTES;
}

bool
spec_file_copyout(uint32_t id, uint32_t va, uint32_t file, uint32_t offset,
                  uint32_t count)
{
	uint32_t from = (uint32_t)spec_module_begin(file) + offset;

	REQUIRE(offset <= MODULES.of[file].size &&
	        count <= MODULES.of[file].size - offset);
	if (!spec_pt_is_user(id, va, count, PERM_W))
		return false;
	for (uint32_t done = 0, part; done < count; done += part) {
		STEPS(done <= count, count - done);
		part = in_page(va + done, count - done);
		spec_memcpy((void *)byte_at(id, va + done),
		            (const void *)(from + done), part);
	}
	return true;
}
