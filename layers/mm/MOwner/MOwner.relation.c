/* Who owns a page is told by the list that it is in. */
#include "MOwner.c"
#include "MOwnerCheck.c"

#include "MOwner.state.h"

#define LOW_OF(list) (((list)-LIST_PAIR) / NUM_IDS)
#define HIGH_OF(list) (((list)-LIST_PAIR) % NUM_IDS)

static uint64_t
owners_of(uint32_t list)
{
	if (list == NO_LIST)
		return 0;
	return list < LIST_PAIR ? ONLY(list - LIST_ALONE)
	                        : ONLY(LOW_OF(list)) | ONLY(HIGH_OF(list));
}

void
abstract_MOwner(void)
{
	UPDATE(page, 0, PAGES_MOST, {
		OWNER[page] =
			page < PAGE_COUNT ? owners_of(page_lists[page]) : 0;
	});
}

bool
represents_MOwner(void)
{
	return ALL(page, 0, PAGE_COUNT,
	           page_lists[page] < LIST_COUNT &&
	                   (page_lists[page] < LIST_PAIR ||
	                    LOW_OF(page_lists[page]) <
	                            HIGH_OF(page_lists[page])) &&
	                   page_links[page].prev < PAGE_COUNT &&
	                   page_links[page].next < PAGE_COUNT) &&
	       ALL(list, 0, LIST_COUNT, first_pages[list] < PAGE_COUNT) &&
	       ALL(id, 0, NUM_IDS,
	           shared_counts[id] ==
	                   COUNT(page, 0, PAGE_COUNT,
	                         is_shared_by(id, page_lists[page])));
}
