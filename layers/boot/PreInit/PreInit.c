#include "PreInit.h"

#include "../multiboot.h"
#include "import.h"

/* Page 0 is not anybody's, and so many words about a file are too many. */
enum { PMMAP_SIZE = 128, FIRST_BYTE = 4096, WORDS_SIZE = 4096 };

struct pmmap_entry {
	uint32_t start, length;
	bool usable;
};

static struct pmmap_entry pmmap[PMMAP_SIZE];
static uint32_t pmmap_count;

/* The linker script gives these addresses; nothing is stored there. */
extern const uint8_t image_begin[], image_end[];
#define REFUSE(text) panic(__FILE__, __LINE__, text)

/* Adds a range, without the part of it that invariants I1 and I2 forbid. */
static void
add_range(uint64_t start, uint64_t length, bool usable)
{
	uint64_t begin = usable ? (uint32_t)image_end : 0;
	uint64_t end = MEMORY_END;

	if (start < end && length < end - start)
		end = start + length;
	if (start > begin)
		begin = start;
	if (begin >= end)
		return;
	if (pmmap_count == PMMAP_SIZE)
		REFUSE("the map of memory has too many ranges");
	pmmap[pmmap_count++] = (struct pmmap_entry){
		(uint32_t)begin, (uint32_t)(end - begin), usable};
}

static bool
is_in_reach(uint32_t begin, uint64_t size)
{
	return begin >= FIRST_BYTE && begin < MEMORY_END &&
	       size <= MEMORY_END - begin;
}

/* Keeps what the boot loader has left there, if it can be kept. */
static void
keep(uint32_t begin, uint64_t size)
{
	if (!is_in_reach(begin, size))
		REFUSE("the boot loader has left data out of reach");
	if (begin < (uint32_t)image_end && begin + size > (uint32_t)image_begin)
		REFUSE("the boot loader has left data in the kernel's place");
	add_range(begin, size, false);
}

static void
keep_words(uint32_t words)
{
	uint32_t size = 0;

	do
		if (++size > WORDS_SIZE || !is_in_reach(words, size))
			REFUSE("the words about a file have no end");
	while (((const char *)words)[size - 1]);
	keep(words, size);
}

/* The files that came with the kernel, and what is said about them. */
static void
keep_modules(const struct multiboot_info *info)
{
	const struct multiboot_module *modules = (const void *)info->modules;

	if (!(info->flags & MULTIBOOT_HAS_MODULES) || info->module_count == 0)
		return;
	keep(info->modules, (uint64_t)info->module_count * sizeof(*modules));
	for (uint32_t i = 0; i < info->module_count; i++) {
		if (modules[i].begin > modules[i].end)
			REFUSE("a file ends before it begins");
		if (modules[i].begin < modules[i].end)
			keep(modules[i].begin,
			     modules[i].end - modules[i].begin);
		if (modules[i].words != 0)
			keep_words(modules[i].words);
	}
}

static bool
holds_image(const struct multiboot_row *row)
{
	uint32_t begin = (uint32_t)image_begin, end = (uint32_t)image_end;

	return row->type == MULTIBOOT_RAM && row->start <= begin &&
	       row->length >= end - row->start;
}

/* Adds the rows of the loader's map; returns whether the image has room. */
static bool
add_rows(const struct multiboot_info *info)
{
	const struct multiboot_row *row;
	bool has_image = false;

	keep(info->map, info->map_length);
	for (uint32_t at = 0; at < info->map_length; at += row->size + 4) {
		uint32_t left = info->map_length - at;

		row = (const void *)(info->map + at);
		if (left < sizeof(*row) || row->size < sizeof(*row) - 4 ||
		    row->size > left - 4)
			REFUSE("the boot loader's map of memory is broken");
		has_image = has_image || holds_image(row);
		add_range(row->start, row->length, row->type == MULTIBOOT_RAM);
	}
	return has_image;
}

void
preinit(uint32_t mbi)
{
	const struct multiboot_info *info = (const void *)mbi;

	pmmap_count = 0;
	keep(mbi, sizeof(*info));
	if (!(info->flags & MULTIBOOT_HAS_MAP))
		REFUSE("the boot loader has no map of memory");
	if (!add_rows(info))
		REFUSE("too little memory: no room for the kernel image");
	keep_modules(info);
}

uint32_t
pmmap_entries_nr(void)
{
	return pmmap_count;
}

uint32_t
pmmap_entry_start(uint32_t i)
{
	ASSERT(i < pmmap_count);
	return pmmap[i].start;
}

uint32_t
pmmap_entry_length(uint32_t i)
{
	ASSERT(i < pmmap_count);
	return pmmap[i].length;
}

bool
pmmap_entry_usable(uint32_t i)
{
	ASSERT(i < pmmap_count);
	return pmmap[i].usable;
}
