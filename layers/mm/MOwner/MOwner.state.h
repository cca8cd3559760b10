/*
 * What MOwner's clients see of pages: the list that each is in.
 *
 * The first page of a list is the one that came last.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../MATOp/MATOp.state.h"

enum { LISTED_IDS = 64 };

/* None, then one for each owner alone, then one for each two. */
enum {
	LIST_NONE,
	LIST_OF_ONE,
	LIST_OF_TWO = LIST_OF_ONE + LISTED_IDS,
	LISTS_MOST = LIST_OF_TWO + LISTED_IDS * LISTED_IDS
};

struct listed_state {
	uint32_t list, rank; /* so many of its list came before it */
};

struct lists_state {
	struct listed_state page[PAGES_MOST];
	uint32_t size[LISTS_MOST];
};

extern struct lists_state LISTED;

/* The two whose list it is, and the list of two. */
#define LOW_OF(list) (((list)-LIST_OF_TWO) / LISTED_IDS)
#define HIGH_OF(list) (((list)-LIST_OF_TWO) % LISTED_IDS)
#define LIST_OF(one, other) \
	((one) < (other) ? LIST_OF_TWO + (one)*LISTED_IDS + (other) \
	                 : LIST_OF_TWO + (other)*LISTED_IDS + (one))

/* Whether a list is of pages that id owns, and of such as others own, too. */
#define IS_SHARED_BY(id, list) \
	((list) >= LIST_OF_TWO && \
	 (LOW_OF(list) == (id) || HIGH_OF(list) == (id)))
#define IS_LIST_OF(id, list) \
	((list) == LIST_OF_ONE + (id) || IS_SHARED_BY(id, list))

void spec_owner_init(uint32_t mbi);
