/* Lists in memory: doubly linked, with the first page of each. */
#include "MOwner.c"
#include "MOwnerCheck.c"

#include "MOwner.state.h"

_Static_assert((int)LISTED_IDS == (int)NUM_IDS &&
                       (int)LISTS_MOST == (int)LIST_COUNT,
               "the same lists");

void
abstract_MOwner(void)
{
	UPDATE(page, 0, PAGES_MOST, {
		LISTED.page[page].list =
			page < PAGE_COUNT ? page_lists[page] : LIST_NONE;
	});
}

bool
represents_MOwner(void)
{
	return ALL(page, 0, PAGE_COUNT,
	           page_links[page].prev < PAGE_COUNT &&
	                   page_links[page].next < PAGE_COUNT) &&
	       ALL(list, 0, LIST_COUNT, first_pages[list] < PAGE_COUNT) &&
	       ALL(id, 0, NUM_IDS,
	           owned_counts[id] ==
	                   COUNT(page, 0, PAGES_MOST,
	                         page < PAGE_COUNT &&
	                                 IS_LIST_OF(id, page_lists[page])));
}

/* Whether a page of a list has such a rank. */
static bool
has_place(uint32_t page, uint32_t list, uint32_t rank)
{
	return page != PAGE_NONE && LISTED.page[page].list == list &&
	       LISTED.page[page].rank == rank;
}

/* Its neighbours have the ranks beside its own. */
static bool
is_before_next(uint32_t page, uint32_t list, uint32_t rank)
{
	uint32_t next = page_links[page].next;

	return rank == 0 ? next == PAGE_NONE : has_place(next, list, rank - 1);
}

static bool
is_behind_prev(uint32_t page, uint32_t list, uint32_t rank)
{
	uint32_t prev = page_links[page].prev;

	return rank + 1 == LISTED.size[list] ? prev == PAGE_NONE
	                                     : has_place(prev, list, rank + 1);
}

bool
couples_MOwner(void)
{
	return ALL(list, LIST_ALONE, LIST_COUNT,
	           LISTED.size[list] == 0 ? first_pages[list] == PAGE_NONE
	                                  : has_place(first_pages[list], list,
	                                              LISTED.size[list] - 1)) &&
	       ALL(page, 0, PAGE_COUNT,
	           LISTED.page[page].list == LIST_NONE ||
	                   is_before_next(page, LISTED.page[page].list,
	                                  LISTED.page[page].rank)) &&
	       ALL(page, 0, PAGE_COUNT,
	           LISTED.page[page].list == LIST_NONE ||
	                   is_behind_prev(page, LISTED.page[page].list,
	                                  LISTED.page[page].rank));
}
