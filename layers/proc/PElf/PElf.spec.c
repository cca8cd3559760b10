#include "PElf.state.h"

#include "MPTNew.state.h"

enum { TABLE_PAGES = 512 };

/* The file's own header says that it is a static program, whole. */
static bool
has_sound_header(uint32_t file, uint32_t size)
{
	const struct elf *elf = ELF(file);

	return size >= sizeof(*elf) && elf->magic == 0x464c457f &&
	       elf->ident % (1 << 24) == 0x010101 && elf->version == 1 &&
	       elf->type == 2 && elf->machine == 3 &&
	       elf->segment_size == sizeof(struct segment) &&
	       elf->segment_count <= ELF_SEGMENTS &&
	       elf->segments_at % 4 == 0 &&
	       (uint64_t)elf->segments_at +
	                       elf->segment_count * sizeof(struct segment) <=
	               size;
}

/* What is loaded is in the file, and where a program may have it. */
static bool
is_sound(const struct segment *it, uint32_t size)
{
	uint64_t end = (uint64_t)it->va + it->size;
	uint64_t file_end = (uint64_t)it->offset + it->file_size;
	bool is_code = it->flags & ELF_EXECUTE;

	if (!IS_LOADED(it))
		return it->type != ELF_DYNAMIC && it->type != ELF_INTERPRETER;
	return it->file_size <= it->size && file_end <= size &&
	       it->va >= USER_LOW && end <= STACK_LOW &&
	       !(is_code && (it->flags & ELF_WRITE)) &&
	       !(is_code && it->va < DATA_HIGH && end > DATA_LOW);
}

/* Whether what is loaded of it is code, and has an address. */
static bool
has_code(const struct segment *it, uint32_t va)
{
	return (it->flags & ELF_EXECUTE) && va >= it->va &&
	       va - it->va < it->size;
}

/* Segment after segment, each in pages behind those of all before it. */
bool
spec_elf_is_valid(uint32_t file, uint32_t size)
{
	REQUIRE(IS_MEMORY(file, size));
	uint32_t next_page = 0;
	bool has_entry = false;

	if (!has_sound_header(file, size))
		return false;
	for (uint32_t i = 0; i < SEGMENT_COUNT(file); i++) {
		STEPS(i <= SEGMENT_COUNT(file), SEGMENT_COUNT(file) - i);
		const struct segment it = *SEGMENT(file, i);

		if (!is_sound(&it, size))
			return false;
		if (!IS_LOADED(&it))
			continue;
		if (FIRST_OF(&it) < next_page)
			return false;
		next_page = LAST_OF(&it) + 1;
		has_entry = has_entry || has_code(&it, ELF(file)->entry);
	}
	return has_entry;
}

/* A table for each 512 pages of a segment, and four more. */
static uint32_t
pages_of(const struct segment *it)
{
	uint32_t count = LAST_OF(it) - FIRST_OF(it) + 1;

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
		const struct segment *it = SEGMENT(file, i);
		bool is_loaded = IS_LOADED(it);

		if (is_loaded)
			pages += pages_of(it);
	}
	return pages;
}

uint32_t
spec_elf_entry(uint32_t file)
{
	REQUIRE(IS_MEMORY(file, sizeof(struct elf)));
	return ELF(file)->entry;
}

/* The part of a segment that is in a page: what the file has, and zeroes. */
static void
load_page(uint32_t id, uint32_t file, const struct segment *it, uint32_t page)
{
	uint32_t va = page * ELF_PAGE < it->va ? it->va : page * ELF_PAGE;
	uint32_t done = va - it->va, room = ELF_PAGE - va % ELF_PAGE;
	uint32_t left = done < it->file_size ? it->file_size - done : 0;
	uint32_t perm = (it->flags & ELF_WRITE ? PERM_W : 0) |
	                (it->flags & ELF_EXECUTE ? PERM_X : 0);

	if (!spec_pt_load(id, va, perm, file + it->offset + done,
	                  left < room ? left : room))
		STOP();
}

static void
load_segment(uint32_t id, uint32_t file, const struct segment *it)
{
	uint32_t end = LAST_OF(it) + 1;

	for (uint32_t page = FIRST_OF(it); page < end; page++) {
		STEPS(true, UINT32_MAX - page);
		load_page(id, file, it, page);
	}
}

/* What is loaded leaves the header as it was, or so much is known of it. */
void
spec_elf_load(uint32_t id, uint32_t file)
{
	REQUIRE(IS_MEMORY(file, sizeof(struct elf)));
	uint32_t segments = file + ELF(file)->segments_at;
	uint32_t count = SEGMENT_COUNT(file);

	REQUIRE(IS_MEMORY(segments, count * sizeof(struct segment)));
	for (uint32_t i = 0; i < count; i++) {
		STEPS(i <= count, count - i);
		const struct segment it = SEGMENTS(segments)[i];

		if (IS_LOADED(&it))
			load_segment(id, file, &it);
	}
}
