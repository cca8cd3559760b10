#include "MOwner.h"

#include "import.h"
#include "lists.h"

/* Checks one list.  Returns how many pages are in it. */
static uint32_t
check_list(uint32_t list)
{
	uint32_t prev = PAGE_NONE, count = 0;

	for (uint32_t page = first_pages[list]; page != PAGE_NONE;) {
		LOOP(page < PAGE_COUNT && count <= NPS, NPS - count);
		ASSERT(page < get_nps() && count < get_nps());
		/* A page that comes again has another one before it. */
		ASSERT(page_links[page].prev == prev);
		ASSERT(page_lists[page] == list);
		prev = page;
		page = page_links[page].next;
		count++;
	}
	return count;
}

/* Returns how many pages have an owner. */
static uint32_t
check_table(void)
{
	uint32_t count = 0;

	for (uint32_t page = 0; page < get_nps(); page++) {
		LOOP(page <= NPS, NPS - page);
		bool owned = page_lists[page] != NO_LIST;

		ASSERT(at_get(page) == owned);
		ASSERT(!owned || is_norm(page));
		count += owned;
	}
	return count;
}

/* Counts what is in a list, without looking whose it is. */
static uint32_t
count_list(uint32_t list)
{
	uint32_t count = 0;

	for (uint32_t page = first_pages[list]; page != PAGE_NONE;
	     page = page_links[page].next) {
		LOOP(page < PAGE_COUNT && count <= PAGE_COUNT,
		     PAGE_COUNT - count);
		ASSERT(count < PAGE_COUNT);
		count++;
	}
	return count;
}

static uint32_t
count_owned(uint32_t id)
{
	uint32_t count = count_list(LIST_ALONE + id);

	for (uint32_t other = 0; other < NUM_IDS; other++) {
		LOOP(other <= NUM_IDS, NUM_IDS - other);
		count += count_list(pair_list(id, other));
	}
	return count;
}

void
owner_check(void)
{
	uint32_t listed = 0;

	ASSERT(first_pages[NO_LIST] == PAGE_NONE);
	for (uint32_t list = LIST_ALONE; list < LIST_COUNT; list++) {
		LOOP(list <= LIST_COUNT, LIST_COUNT - list);
		listed += check_list(list);
	}
	ASSERT(listed == check_table());
	for (uint32_t id = 0; id < NUM_IDS; id++) {
		LOOP(id <= NUM_IDS, NUM_IDS - id);
		ASSERT(first_pages[pair_list(id, id)] == PAGE_NONE);
		ASSERT(owned_counts[id] == count_owned(id));
	}
}

uint32_t
page_count(uint32_t id)
{
	ASSERT(id < NUM_IDS);
	return owned_counts[id];
}

bool
page_is_shared(uint32_t id, uint32_t other)
{
	ASSERT(id < NUM_IDS && other < NUM_IDS);
	return first_pages[pair_list(id, other)] != PAGE_NONE;
}
