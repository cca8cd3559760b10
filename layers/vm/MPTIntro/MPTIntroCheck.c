#include "MPTIntro.h"

#include "entries.h"
#include "import.h"

/* A bit for each page. */
enum { MARK_WORDS = IDENTITY_END / PAGE_SIZE / 32 };
static uint32_t page_marks[MARK_WORDS];

/* What the processor takes the bits of an entry for. */
static uint32_t
permits(const struct entry *entry)
{
	uint32_t perm = entry->low & (PERM_P | PERM_W | PERM_U);

	return entry->high & NO_EXECUTE ? perm : perm | PERM_X;
}

uint32_t
get_perm(uint32_t id, uint32_t va)
{
	return permits(page_of(id, va)) & permits(table_of(id, va));
}

uint32_t
get_IDperm(uint32_t va)
{
	const struct entry *large;

	ASSERT(va < IDENTITY_END);
	large = &kernel_directory[va / TABLE_SPAN];
	if (large->low & ENTRY_LARGE)
		return permits(large);
	return permits(large) &
	       permits(inside(large->low / PAGE_SIZE, va / PAGE_SIZE));
}

bool
has_kernel_part(uint32_t id)
{
	const struct entry *entry;

	ASSERT(id < NUM_IDS);
	entry = &map_pool[id][0];
	return (entry->low & PERM_P) &&
	       inside(entry->low / PAGE_SIZE, 0) == kernel_directory;
}

bool
get_mark(uint32_t page)
{
	ASSERT(page < IDENTITY_END / PAGE_SIZE);
	return page_marks[page / 32] >> page % 32 & 1;
}

void
set_mark(uint32_t page)
{
	ASSERT(page < IDENTITY_END / PAGE_SIZE);
	page_marks[page / 32] |= (uint32_t)1 << page % 32;
}

void
clear_marks(void)
{
	for (uint32_t i = 0; i < MARK_WORDS; i++) {
		LOOP(i <= MARK_WORDS && ALL(k, 0, i, page_marks[k] == 0),
		     MARK_WORDS - i);
		page_marks[i] = 0;
	}
}
