#include "PElf.state.h"

#include "MPTNew.state.h"

enum { TABLE_PAGES = 512 };

bool
spec_elf_is_valid(uint32_t file, uint32_t size)
{
	AXIOM("not proved yet: so many bytes take the solver too long");
	REQUIRE(IS_MEMORY(file, size));
	return has_sound_header(file, size) &&
	       ALL(i, 0, SEGMENT_COUNT(file), IS_SOUND(file, size, i)) &&
	       ARE_APART(file, SEGMENT_COUNT(file)) &&
	       ANY(i, 0, SEGMENT_COUNT(file), HAS_ENTRY(file, i));
}

/* A table for each 512 pages of a segment, and four more. */
static uint32_t
pages_of(uint32_t count)
{
	return count + count / TABLE_PAGES + 4;
}

uint32_t
spec_elf_pages(uint32_t file)
{
	REQUIRE(IS_MEMORY(file, sizeof(struct elf)));
	REQUIRE(SEGMENT_COUNT(file) <= ELF_SEGMENTS);
	REQUIRE(IS_MEMORY(file, ELF(file)->segments_at));
	REQUIRE(IS_MEMORY(file + ELF(file)->segments_at,
	                  ELF_SEGMENTS * sizeof(struct segment)));
	uint32_t pages = 0;

	for (uint32_t i = 0; i < SEGMENT_COUNT(file); i++) {
		bool is_loaded = IS_LOADED(file, i);

		if (is_loaded)
			pages += pages_of(LAST_OF(file, i) - FIRST_OF(file, i) +
			                  1);
	}
	return pages;
}

uint32_t
spec_elf_entry(uint32_t file)
{
	REQUIRE(IS_MEMORY(file, sizeof(struct elf)));
	return ELF(file)->entry;
}

/* The part of segment i that is in a page: what the file has, and zeroes. */
static void
load_page(uint32_t id, uint32_t file, uint32_t i, uint32_t page)
{
	const struct segment *it = SEGMENT(file, i);
	uint32_t va = page * ELF_PAGE < it->va ? it->va : page * ELF_PAGE;
	uint32_t done = va - it->va, room = ELF_PAGE - va % ELF_PAGE;
	uint32_t left = done < it->file_size ? it->file_size - done : 0;
	uint32_t perm = (it->flags & ELF_WRITE ? PERM_W : 0) |
	                (it->flags & ELF_EXECUTE ? PERM_X : 0);

	if (!spec_pt_load(id, va, perm, file + it->offset + done,
	                  left < room ? left : room))
		STOP();
}

void
spec_elf_load(uint32_t id, uint32_t file)
{
	AXIOM("not proved yet: loops in each other, of code and specification");
	for (uint32_t i = 0; i < SEGMENT_COUNT(file); i++)
		if (IS_LOADED(file, i))
			for (uint32_t page = FIRST_OF(file, i);
			     page <= LAST_OF(file, i); page++)
				load_page(id, file, i, page);
}
