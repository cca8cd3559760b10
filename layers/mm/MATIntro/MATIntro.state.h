/* What MATIntro's clients see of memory: pages, how many, and where to look. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { PAGES_MOST = 1 << 20 };

/* A page that is norm is usable memory; one that is not is nobody's. */
struct page_state {
	bool norm, allocated;
};

extern const uint32_t PAGE_END; /* all pages that may be are below it */

extern struct page_state AT[PAGES_MOST];
extern uint32_t NPS;     /* pages are numbered below it */
extern uint32_t AT_NEXT; /* where the search for a free one begins */
