#include "MPTCommon.h"

#include "import.h"

/* The directories of a map, and the pages of a table. */
enum { DIRECTORIES = 4, PAGES = TABLE_SPAN / PAGE_SIZE };

/* The map names a page: it is one of its process, and named only once. */
static void
see(uint32_t id, uint32_t page)
{
	ASSERT(page_is_of(id, page));
	ASSERT(!get_mark(page));
	set_mark(page);
}

/* Checks the pages of the table for va.  Returns how many there are. */
static uint32_t
check_table(uint32_t id, uint32_t va)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < PAGES; i++, va += PAGE_SIZE) {
		uint32_t perm = get_perm(id, va);

		if (get_PTE(id, va) == 0)
			continue;
		ASSERT(va >= USER_LOW && va < USER_HIGH);
		ASSERT((perm & PERM_P) && (perm & PERM_U));
		ASSERT(!(perm & PERM_W) || !(perm & PERM_X));
		see(id, get_PTE(id, va) / PAGE_SIZE);
		count++;
	}
	return count;
}

/* Checks the tables of the directory for va, and what they name. */
static uint32_t
check_directory(uint32_t id, uint32_t va)
{
	uint32_t end = va / TABLE_SPAN + DIRECTORY_SPAN / TABLE_SPAN;
	uint32_t count = 0;

	for (uint32_t i = va / TABLE_SPAN; i < end; i++)
		if (get_PDE(id, i * TABLE_SPAN) != 0) {
			see(id, get_PDE(id, i * TABLE_SPAN));
			count += 1 + check_table(id, i * TABLE_SPAN);
		}
	return count;
}

/* Returns how many pages the map names, directories and tables included. */
static uint32_t
check_map(uint32_t id)
{
	uint32_t count = 0;

	for (uint32_t i = IDENTITY_END / DIRECTORY_SPAN; i < DIRECTORIES; i++)
		if (get_PDPTE(id, i * DIRECTORY_SPAN) != 0) {
			see(id, get_PDPTE(id, i * DIRECTORY_SPAN));
			count += 1 + check_directory(id, i * DIRECTORY_SPAN);
		}
	return count;
}

void
pt_check_comm(void)
{
	chan_check();
	for (uint32_t id = 0; id < NUM_IDS; id++) {
		uint32_t count;

		clear_marks();
		ASSERT(has_kernel_part(id));
		count = check_map(id);
		ASSERT(count == page_count(id));
		ASSERT(count == 0 || tcb_get_state(id) != THREAD_DEAD);
	}
}
