#include "file.h"

#include "sys.h"
#include "text.h"
#include "vm.h"

enum { NAME_ROOM = 33 };

/* Whether the file has a byte at offset. */
static bool
has_byte(uint32_t number, uint32_t offset)
{
	uint32_t count = 1;
	char byte;

	return vm_file(number, offset, &byte, &count) == E_OK && count == 1;
}

/* The kernel does not tell the size: it is where the bytes end. */
static uint32_t
size_of(uint32_t number)
{
	uint32_t low = 0, high = 1u << 31;

	/* Invariant: the size is from low to high. */
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (has_byte(number, middle))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool
file_find(const char *name, struct file *file)
{
	char found[NAME_ROOM];
	uint32_t pages;

	for (uint32_t number = 0;
	     sys_program(number, found, NAME_ROOM, &pages) == E_OK; number++) {
		if (!text_is_equal(found, name))
			continue;
		file->number = number;
		file->size = size_of(number);
		return true;
	}
	return false;
}

bool
file_read(const struct file *file, uint32_t offset, void *to, uint32_t count)
{
	uint32_t copied = count;

	return vm_file(file->number, offset, to, &copied) == E_OK &&
	       copied == count;
}
