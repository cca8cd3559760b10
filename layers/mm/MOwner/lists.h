/*
 * How MOwner stores who owns which page: lists, for its own files.
 */
#pragma once

#include "MOwner.h"
#include "import.h"

enum { PAGE_COUNT = MEMORY_END / PAGE_SIZE };

/* Lists: none, then one for each owner alone, then one for each two. */
enum { NO_LIST, LIST_ALONE, LIST_PAIR = LIST_ALONE + NUM_IDS };
enum { LIST_COUNT = LIST_PAIR + NUM_IDS * NUM_IDS };

/* The list that a page is in; NO_LIST if nobody owns it. */
extern uint16_t page_lists[PAGE_COUNT];

/* The pages beside one in its list; PAGE_NONE beyond the ends. */
struct page_link {
	uint32_t prev, next;
};

extern struct page_link page_links[PAGE_COUNT];
extern uint32_t first_pages[LIST_COUNT];

/* How many pages each owns, alone or not. */
extern uint32_t owned_counts[NUM_IDS];

/* The list of the pages that the two share. */
uint32_t pair_list(uint32_t one, uint32_t other);

/* A page that id shares, or the lists with those below other are empty. */
#define IS_FOUND(id, other, page) \
	(page != PAGE_NONE \
	         ? page < PAGE_COUNT && is_shared_by(id, page_lists[page]) \
	         : ALL(k, LIST_PAIR, LIST_COUNT, \
	               !is_shared_by(id, k) || partner(k, id) >= other || \
	                       first_pages[k] == PAGE_NONE))
