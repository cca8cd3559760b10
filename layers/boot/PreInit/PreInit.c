#include "PreInit.h"

#include "import.h"

enum { PMMAP_SIZE = 64 };
enum { MULTIBOOT_HAS_MODULES = 1 << 3, MULTIBOOT_HAS_MAP = 1 << 6 };
enum { MULTIBOOT_RAM = 1, MODULE_WORDS = 256 };

/* The part of the multiboot information that is of interest. */
struct multiboot_info {
	uint32_t flags, unused[4];
	uint32_t module_count, module_begin;
	uint32_t more_unused[4];
	uint32_t map_length, map_begin;
};

/* A file that was loaded with the kernel: its bytes, and words about it. */
struct multiboot_module {
	uint32_t begin, end, words, reserved;
};

/* One row of its memory map; size does not count itself. */
struct multiboot_row {
	uint32_t size;
	uint64_t start, length;
	uint32_t type;
} __attribute__((packed));

_Static_assert(sizeof(struct multiboot_info) == 52, "multiboot 1, 3.3");
_Static_assert(sizeof(struct multiboot_row) == 24, "multiboot 1, 3.3");

struct pmmap_entry {
	uint32_t start, length;
	bool usable;
};

static struct pmmap_entry pmmap[PMMAP_SIZE];
static uint32_t pmmap_count;

/* The linker script gives these addresses; nothing is stored there. */
extern const uint8_t image_begin[], image_end[];

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
	ASSERT(pmmap_count < PMMAP_SIZE);
	pmmap[pmmap_count].start = (uint32_t)begin;
	pmmap[pmmap_count].length = (uint32_t)(end - begin);
	pmmap[pmmap_count].usable = usable;
	pmmap_count++;
}

static bool
holds_image(const struct multiboot_row *row)
{
	return row->type == MULTIBOOT_RAM &&
	       row->start <= (uint32_t)image_begin &&
	       row->length >= (uint32_t)image_end - row->start;
}

/* The files that came with the kernel stay where they are. */
static void
keep_modules(const struct multiboot_info *info)
{
	const struct multiboot_module *module =
		(const void *)info->module_begin;

	if (!(info->flags & MULTIBOOT_HAS_MODULES))
		return;
	add_range(info->module_begin, info->module_count * sizeof(*module),
	          false);
	for (uint32_t i = 0; i < info->module_count; i++) {
		add_range(module[i].begin, module[i].end - module[i].begin,
		          false);
		add_range(module[i].words, MODULE_WORDS, false);
	}
}

void
preinit(uint32_t mbi)
{
	const struct multiboot_info *info = (const void *)mbi;
	const struct multiboot_row *row;
	bool has_image = false;

	ASSERT(info->flags & MULTIBOOT_HAS_MAP);
	pmmap_count = 0;
	for (uint32_t at = 0; at < info->map_length; at += row->size + 4) {
		row = (const void *)(info->map_begin + at);
		has_image = has_image || holds_image(row);
		add_range(row->start, row->length, row->type == MULTIBOOT_RAM);
	}
	keep_modules(info);
	if (!has_image)
		panic(__FILE__, __LINE__,
		      "too little memory: no room for the kernel image");
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
