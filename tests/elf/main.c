/*
 * The program loader against files that nobody would write: a good one with
 * some of its words changed.  What is refused is refused without a step; what
 * is accepted is loaded inside the file, the window and elf_pages.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../layers/proc/PElf/PElf.h"
#include "../../layers/proc/PElf/format.h"
#include "import.h"

enum { FILE_SIZE = 3 * PAGE_SIZE, ROUNDS = 300000, TABLES = 8 };

static uint8_t *file;
static uint32_t file_size, pages_loaded, last_page_loaded;
static unsigned accepted, refused, broken;

void
panic(const char *path, uint32_t line, const char *text)
{
	fprintf(stderr, "%s:%u: %s\n", path, line, text);
	exit(1);
}

static void
expect(bool held, const char *what)
{
	if (!held && broken++ < 10)
		fprintf(stderr, "broken: %s\n", what);
}

bool
pt_load(uint32_t id, uint32_t va, uint32_t perm, const uint8_t *from,
        uint32_t count)
{
	static volatile uint8_t sink;

	expect(id == 1, "the id");
	expect(va >= USER_LOW && va < (uint32_t)STACK_LOW, "the window");
	expect(va / PAGE_SIZE > last_page_loaded, "a page twice");
	expect((perm & (PERM_W | PERM_X)) != (PERM_W | PERM_X), "W and X");
	expect(!(perm & PERM_X) || va < DATA_LOW || va >= DATA_HIGH,
	       "code among data");
	expect(count <= PAGE_SIZE - va % PAGE_SIZE, "one page");
	for (uint32_t i = 0; i < count; i++)
		sink = from[i];
	last_page_loaded = va / PAGE_SIZE;
	pages_loaded++;
	(void)sink;
	return true;
}

static uint32_t
draw(void)
{
	static uint32_t state = 1;

	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state;
}

static uint32_t
odd_word(void)
{
	static const uint32_t odd[] = {
		0,          1,          2,          3,          31,
		52,         4095,       4096,       0x3fffffff, 0x40000000,
		0x40001000, 0x7fffffff, 0x80000000, 0xefefffff, 0xeff00000,
		0xf0000000, 0xfffff000, 0xfffffff0, 0xffffffff, FILE_SIZE,
	};

	return draw() % 4 == 0 ? draw() : odd[draw() % (sizeof(odd) / 4)];
}

/* A valid one, but for where nothing is executed. */
static void
make_good_file(void)
{
	static const uint32_t bases[] = {
		0x40000000, 0x40000000, 0x7fffe000, 0x7ffff000,
		0x80000000, 0xbffff000, 0xc0000000,
	};
	uint32_t base = bases[draw() % (sizeof(bases) / sizeof(*bases))];
	struct elf elf = {.magic = 0x464c457f,
	                  .ident = 0x00010101,
	                  .type = 2,
	                  .machine = 3,
	                  .version = 1,
	                  .entry = base + 16,
	                  .segments_at = sizeof(struct elf),
	                  .size = sizeof(struct elf),
	                  .segment_size = sizeof(struct segment),
	                  .segment_count = 3};
	struct segment segments[] = {
		{1, 0, base, 0, 5000, 5000, 5, 4096},
		{1, 4096, base + 0x2000, 0, 100, 100, 4, 4096},
		{1, 8192, base + 0x3100, 0, 4096, 9000, 6, 4096},
	};

	memset(file, 0, file_size);
	memcpy(file, &elf, file_size < sizeof(elf) ? file_size : sizeof(elf));
	if (file_size >= sizeof(elf) + sizeof(segments))
		memcpy(file + sizeof(elf), segments, sizeof(segments));
}

static void
change_words(uint32_t count)
{
	uint32_t words = (sizeof(struct elf) + 3 * sizeof(struct segment)) / 4;

	for (; count > 0; count--) {
		uint32_t at = draw() % words * 4;
		uint32_t word = odd_word();

		if (at + 4 > file_size)
			continue;
		if (draw() % 2)
			memcpy(file + at, &word, 4);
		else
			memcpy(file + at + draw() % 3, &word, 1 + draw() % 2);
	}
}

static void
try_file(void)
{
	pages_loaded = 0;
	last_page_loaded = 0;
	if (!elf_is_valid(file, file_size)) {
		refused++;
		return;
	}
	accepted++;
	/* Nobody has that much memory, and the test no time for it. */
	if (elf_pages(file) > 4096)
		return;
	elf_load(1, file);
	expect(pages_loaded + TABLES / 2 <= elf_pages(file), "elf_pages");
	expect(elf_entry(file) >= USER_LOW, "the entry");
}

int
main(void)
{
	for (uint32_t i = 0; i < ROUNDS; i++) {
		file_size = i % 5 ? FILE_SIZE : draw() % FILE_SIZE;
		/* Exactly as large as it is said to be, for the sanitizers. */
		file = malloc(file_size + (file_size == 0));
		if (!file)
			return 3;
		make_good_file();
		change_words(i % 7);
		try_file();
		free(file);
	}
	printf("%u files accepted, %u refused, %u broken\n", accepted, refused,
	       broken);
	return accepted > 1000 && refused > 1000 && broken == 0 ? 0 : 1;
}
