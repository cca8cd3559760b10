#include "PElf.h"

#include "format.h"
#include "import.h"

enum { SEGMENTS_MAX = 8, TABLES_EACH = 4 };

static bool
has_valid_header(const uint8_t *file, uint32_t size)
{
	const struct elf *elf = header(file);

	if (size < sizeof(*elf) || elf->magic != ELF_MAGIC ||
	    (elf->ident & 0xffffff) != ELF_IDENT || elf->version != 1 ||
	    elf->type != ELF_EXEC || elf->machine != ELF_386 ||
	    elf->segment_size != sizeof(struct segment))
		return false;
	return elf->segment_count <= SEGMENTS_MAX &&
	       elf->segments_at % sizeof(uint32_t) == 0 &&
	       elf->segments_at <= size &&
	       elf->segment_count * sizeof(struct segment) <=
	               size - elf->segments_at;
}

/* Nothing is executed there.  The segment lies below STACK_LOW. */
static bool
is_among_data(const struct segment *at)
{
	return at->va < DATA_HIGH && at->va + at->size > DATA_LOW;
}

/* Compare by subtracting: every sum could wrap. */
static bool
is_valid_segment(const struct segment *at, uint32_t size)
{
	if (at->type == SEGMENT_DYNAMIC || at->type == SEGMENT_INTERPRETER)
		return false;
	if (!is_loaded(at))
		return true;
	return at->file_size <= at->size && at->offset <= size &&
	       at->file_size <= size - at->offset && at->va >= USER_LOW &&
	       at->va < STACK_LOW && at->size <= STACK_LOW - at->va &&
	       (at->flags & (CAN_WRITE | CAN_EXECUTE)) !=
	               (CAN_WRITE | CAN_EXECUTE) &&
	       !((at->flags & CAN_EXECUTE) && is_among_data(at));
}

static uint32_t
first_page(const struct segment *at)
{
	return at->va / PAGE_SIZE;
}

static uint32_t
last_page(const struct segment *at)
{
	return (at->va + at->size - 1) / PAGE_SIZE;
}

static bool
holds_code(const struct segment *at, uint32_t va)
{
	/* An address below the segment makes the difference wrap. */
	return (at->flags & CAN_EXECUTE) && va - at->va < at->size;
}

bool
elf_is_valid(const uint8_t *file, uint32_t size)
{
	uint32_t next_page = 0;
	bool has_entry = false;

	if (!has_valid_header(file, size))
		return false;
	for (uint32_t i = 0; i < header(file)->segment_count; i++) {
		STEPS(i <= header(file)->segment_count,
		      header(file)->segment_count - i);
		const struct segment *at = segment(file, i);

		if (!is_valid_segment(at, size))
			return false;
		if (!is_loaded(at))
			continue;
		if (first_page(at) < next_page)
			return false;
		next_page = last_page(at) + 1;
		has_entry = has_entry || holds_code(at, header(file)->entry);
	}
	return has_entry;
}

/* The pages of a segment, a table for each 512, and what its ends may cost. */
static uint32_t
pages_of(const struct segment *at)
{
	uint32_t count = last_page(at) - first_page(at) + 1;

	return count + count / 512 + TABLES_EACH;
}

uint32_t
elf_pages(const uint8_t *file)
{
	uint32_t pages = 0;

	for (uint32_t i = 0; i < header(file)->segment_count; i++)
		if (is_loaded(segment(file, i)))
			pages += pages_of(segment(file, i));
	return pages;
}

uint32_t
elf_entry(const uint8_t *file)
{
	return header(file)->entry;
}

/* The part of a segment that is in a page: what the file has, and zeroes. */
static void
load_page(uint32_t id, const uint8_t *file, const struct segment *at,
          uint32_t page)
{
	uint32_t perm = (at->flags & CAN_WRITE ? PERM_W : 0u) |
	                (at->flags & CAN_EXECUTE ? PERM_X : 0u);
	uint32_t begin = page * PAGE_SIZE;
	uint32_t va = begin < at->va ? at->va : begin, done = va - at->va;
	uint32_t left = done < at->file_size ? at->file_size - done : 0;
	uint32_t room = PAGE_SIZE - va % PAGE_SIZE;

	if (!pt_load(id, va, perm, file + at->offset + done,
	             left < room ? left : room))
		panic(__FILE__, __LINE__, "elf_pages is too small");
}

static void
load_segment(uint32_t id, const uint8_t *file, const struct segment *at)
{
	uint32_t end = last_page(at) + 1;

	for (uint32_t page = first_page(at); page < end; page++) {
		STEPS(true, UINT32_MAX - page);
		load_page(id, file, at, page);
	}
}

/* What was read of the header stays so, whatever pages are filled. */
void
elf_load(uint32_t id, const uint8_t *file)
{
	const struct segment *segments = segment(file, 0);
	uint32_t count = header(file)->segment_count;

	for (uint32_t i = 0; i < count; i++) {
		STEPS(i <= count, count - i);
		const struct segment it = segments[i];

		if (is_loaded(&it))
			load_segment(id, file, &it);
	}
}
