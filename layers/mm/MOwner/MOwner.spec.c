#include "MOwner.state.h"

enum { PAGE_COUNT = MEMORY_END / PAGE_SIZE };

struct lists_state LISTED;

/* No two pages of a list have as many before them. */
static bool
are_in_turn(void)
{
	return ALL(page, 0, PAGE_COUNT,
	           LISTED.page[page].list == LIST_NONE ||
	                   LISTED.page[page].rank <
	                           LISTED.size[LISTED.page[page].list]) &&
	       ALL(one, 0, PAGE_COUNT,
	           LISTED.page[one].list == LIST_NONE ||
	                   ALL(other, 0, PAGE_COUNT,
	                       one == other ||
	                               LISTED.page[one].list !=
	                                       LISTED.page[other].list ||
	                               LISTED.page[one].rank !=
	                                       LISTED.page[other].rank));
}

bool
invariant_MOwner(void)
{
	return LISTED.page[PAGE_NONE].list == LIST_NONE &&
	       ALL(page, PAGE_COUNT, PAGES_MOST,
	           LISTED.page[page].list == LIST_NONE) &&
	       ALL(page, 0, PAGE_COUNT,
	           LISTED.page[page].list < LISTS_MOST &&
	                   (LISTED.page[page].list < LIST_OF_TWO ||
	                    LOW_OF(LISTED.page[page].list) <
	                            HIGH_OF(LISTED.page[page].list))) &&
	       ALL(list, LIST_OF_ONE, LISTS_MOST,
	           LISTED.size[list] ==
	                   COUNT(page, 0, PAGE_COUNT,
	                         LISTED.page[page].list == list)) &&
	       are_in_turn();
}

void
spec_owner_init(uint32_t mbi)
{
	spec_mem_init(mbi);
	UPDATE(page, 0, PAGES_MOST, LISTED.page[page].list = LIST_NONE);
	UPDATE(list, 0, LISTS_MOST, LISTED.size[list] = 0);
}

bool
spec_page_is_of(uint32_t id, uint32_t page)
{
	return id < NUM_IDS && page < PAGE_COUNT &&
	       IS_LIST_OF(id, LISTED.page[page].list);
}

static void
join(uint32_t page, uint32_t list)
{
	LISTED.page[page].list = list;
	LISTED.page[page].rank = LISTED.size[list];
	LISTED.size[list]++;
}

/* Those that came after it have one less before them. */
static void
leave(uint32_t page)
{
	uint32_t list = LISTED.page[page].list, rank = LISTED.page[page].rank;

	UPDATE(k, 0, PAGE_COUNT, {
		if (LISTED.page[k].list == list && LISTED.page[k].rank > rank)
			LISTED.page[k].rank--;
	});
	LISTED.page[page].list = LIST_NONE;
	LISTED.size[list]--;
}

void
spec_page_give(uint32_t id, uint32_t page)
{
	REQUIRE(id < NUM_IDS && page < PAGE_COUNT && page != PAGE_NONE);
	REQUIRE(LISTED.page[page].list == LIST_NONE);
	join(page, LIST_OF_ONE + id);
}

void
spec_page_share(uint32_t id, uint32_t page)
{
	REQUIRE(id < NUM_IDS && page < PAGE_COUNT);
	REQUIRE(LISTED.page[page].list != LIST_NONE &&
	        LISTED.page[page].list < LIST_OF_TWO &&
	        LISTED.page[page].list != LIST_OF_ONE + id);
	uint32_t other = LISTED.page[page].list - LIST_OF_ONE;

	leave(page);
	join(page, LIST_OF(id, other));
}

bool
spec_page_take(uint32_t id, uint32_t page)
{
	REQUIRE(id < NUM_IDS && page < PAGE_COUNT);
	REQUIRE(IS_LIST_OF(id, LISTED.page[page].list));
	uint32_t list = LISTED.page[page].list;

	leave(page);
	if (list < LIST_OF_TWO)
		return true;
	join(page,
	     LIST_OF_ONE + (LOW_OF(list) == id ? HIGH_OF(list) : LOW_OF(list)));
	return false;
}

uint32_t
spec_page_first(uint32_t id)
{
	REQUIRE(id < NUM_IDS);
	uint32_t page =
		SOME(k, 1, PAGE_COUNT, IS_LIST_OF(id, LISTED.page[k].list));

	return page < PAGE_COUNT ? page : PAGE_NONE;
}

uint32_t
spec_page_count(uint32_t id)
{
	REQUIRE(id < NUM_IDS);
	return COUNT(page, 0, PAGES_MOST,
	             IS_LIST_OF(id, LISTED.page[page].list));
}

bool
spec_page_is_shared(uint32_t id, uint32_t other)
{
	REQUIRE(id < NUM_IDS && other < NUM_IDS);
	return ANY(page, 0, PAGE_COUNT,
	           LISTED.page[page].list == LIST_OF(id, other));
}

/* It stops where the lists are not whole. */
void
spec_owner_check(void)
{
	MAY_STOP();
}
