/* The map of memory by pages: those that ranges of bytes hold, or only meet. */
#pragma once

#include "../../boot/PreInit/PreInit.state.h"
#include "../MATIntro/MATIntro.state.h"

enum { BYTES = 4096 };

#define USABLE(i) (MM.ranges[i].usable)
#define BEGIN(i) (MM.ranges[i].start)
#define END(i) (BEGIN(i) + MM.ranges[i].length)

/* A usable range has the pages that lie whole in it, any other all it meets. */
#define FIRST_PAGE(i) (BEGIN(i) / BYTES + (USABLE(i) && BEGIN(i) % BYTES > 0))
#define END_PAGE(i) (END(i) / BYTES + (!USABLE(i) && END(i) % BYTES > 0))
#define HAS(i, page) (FIRST_PAGE(i) <= (page) && (page) < END_PAGE(i))

/* Whether one of the first count ranges, all usable or none, has the page. */
#define IS_IN(page, count, is_usable) \
	ANY(i, 0, (count), USABLE(i) == (is_usable) && HAS(i, page))

/* The least number that no page of the first count usable ranges reaches. */
#define END_OF(count) \
	FIRST(n, 0, PAGE_END, \
	      ALL(i, 0, (count), !USABLE(i) || END_PAGE(i) <= n))

void spec_console_init(uint32_t mbi);
void spec_mem_init(uint32_t mbi);
