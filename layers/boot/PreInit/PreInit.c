#include "PreInit.h"

#include "import.h"

enum { PMMAP_SIZE = 64, MEMORY_END = 0xfffff000 };
enum { MULTIBOOT_HAS_MAP = 1 << 6, MULTIBOOT_RAM = 1 };
enum { SERIAL = 0x3f8, SERIAL_READY = 1 << 5, SERIAL_TRIES = 100000 };
enum { EXIT_PANIC = 0x12 };

/* The part of the multiboot information that is of interest. */
struct multiboot_info {
	uint32_t flags, unused[10];
	uint32_t map_length, map_begin;
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

/* Panic cannot use the console: that stands on this layer. */
static void
put(char byte)
{
	uint32_t tries = SERIAL_TRIES;

	while (!(port_in8(SERIAL + 5) & SERIAL_READY) && --tries > 0)
		;
	port_out8(SERIAL, (uint8_t)byte);
}

static void
put_text(const char *text)
{
	while (*text)
		put(*text++);
}

static void
put_number(uint32_t number)
{
	uint32_t unit = 1;

	while (number / unit >= 10)
		unit *= 10;
	for (; unit > 0; unit /= 10)
		put((char)('0' + number / unit % 10));
}

void
panic(const char *file, uint32_t line, const char *text)
{
	port_out8(SERIAL + 3, 3); /* 8 data bits, no parity, 1 stop bit */
	put_text("\npanic: ");
	put_text(file);
	put(':');
	put_number(line);
	put_text(": ");
	put_text(text);
	put('\n');
	machine_exit(EXIT_PANIC);
}
