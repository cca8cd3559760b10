#include "MPTCommon.h"

#include "import.h"

/* The directories of a map, the tables of one, and the pages of a table. */
enum { DIRECTORIES = 4, TABLES = DIRECTORY_SPAN / TABLE_SPAN };
enum { PAGES = TABLE_SPAN / PAGE_SIZE };

/* The map names a page: it is one of its process, and named only once. */
static void
see(uint32_t id, uint32_t page)
{
	ASSERT(page < IDENTITY_END / PAGE_SIZE && page_is_of(id, page));
	ASSERT(!get_mark(page));
	set_mark(page);
}

/* Checks the pages of the table for va.  Returns how many there are. */
static uint32_t
check_table(uint32_t id, uint32_t va)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < PAGES; i++) {
		LOOP(i <= PAGES, PAGES - i);
		uint32_t at = va + i * PAGE_SIZE, perm = get_perm(id, at);

		if (get_PTE(id, at) == 0)
			continue;
		ASSERT(at >= USER_LOW && at < USER_HIGH);
		ASSERT((perm & PERM_P) && (perm & PERM_U));
		ASSERT(!(perm & PERM_W) || !(perm & PERM_X));
		see(id, get_PTE(id, at) / PAGE_SIZE);
		count++;
	}
	return count;
}

/* Checks the tables of the directory for va, and what they name. */
static uint32_t
check_directory(uint32_t id, uint32_t va)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < TABLES; i++) {
		LOOP(i <= TABLES, TABLES - i);
		uint32_t at = va + i * TABLE_SPAN;

		if (get_PDE(id, at) == 0)
			continue;
		see(id, get_PDE(id, at));
		count += 1 + check_table(id, at);
	}
	return count;
}

/* Returns how many pages the map names, directories and tables included. */
static uint32_t
check_map(uint32_t id)
{
	uint32_t count = 0;

	for (uint32_t i = IDENTITY_END / DIRECTORY_SPAN; i < DIRECTORIES; i++) {
		LOOP(i > 0 && i <= DIRECTORIES, DIRECTORIES - i);
		if (get_PDPTE(id, i * DIRECTORY_SPAN) == 0)
			continue;
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
		LOOP(id <= NUM_IDS, NUM_IDS - id);
		uint32_t count;

		clear_marks();
		ASSERT(has_kernel_part(id));
		count = check_map(id);
		ASSERT(count == page_count(id));
		ASSERT(count == 0 || tcb_get_state(id) != THREAD_DEAD);
	}
}
