#include "MOwner.state.h"

#define LISTS "not proved yet: it works on lists of pages"

enum { PAGE_COUNT = MEMORY_END / PAGE_SIZE };

uint64_t OWNER[PAGES_MOST];

/* What stands for none is no page of anybody's. */
bool
invariant_MOwner(void)
{
	return OWNER[PAGE_NONE] == 0 &&
	       ALL(page, PAGE_COUNT, PAGES_MOST, OWNER[page] == 0);
}

void
spec_owner_init(uint32_t mbi)
{
	spec_mem_init(mbi);
	UPDATE(page, 0, PAGES_MOST, OWNER[page] = 0);
}

bool
spec_page_is_of(uint32_t id, uint32_t page)
{
	return id < NUM_IDS && page < PAGE_COUNT && IS_OF(id, page);
}

void
spec_page_give(uint32_t id, uint32_t page)
{
	REQUIRE(id < NUM_IDS && page < PAGE_COUNT && page != PAGE_NONE);
	REQUIRE(OWNER[page] == 0);
	OWNER[page] = ONLY(id);
}

void
spec_page_share(uint32_t id, uint32_t page)
{
	REQUIRE(id < NUM_IDS && page < PAGE_COUNT && !IS_OF(id, page));
	REQUIRE(OWNER[page] != 0 && (OWNER[page] & (OWNER[page] - 1)) == 0);
	OWNER[page] |= ONLY(id);
}

bool
spec_page_take(uint32_t id, uint32_t page)
{
	REQUIRE(id < NUM_IDS && page < PAGE_COUNT && IS_OF(id, page));
	OWNER[page] &= ~ONLY(id);
	return OWNER[page] == 0;
}

uint32_t
spec_page_first(uint32_t id)
{
	AXIOM(LISTS);
	REQUIRE(id < NUM_IDS);
	uint32_t page = SOME(k, 1, PAGE_COUNT, IS_OF(id, k));

	return page < PAGE_COUNT ? page : PAGE_NONE;
}

uint32_t
spec_page_count(uint32_t id)
{
	AXIOM(LISTS);
	REQUIRE(id < NUM_IDS);
	return COUNT(page, 0, PAGE_COUNT, IS_OF(id, page));
}

bool
spec_page_is_shared(uint32_t id, uint32_t other)
{
	AXIOM(LISTS);
	REQUIRE(id < NUM_IDS && other < NUM_IDS);
	return ANY(page, 0, PAGE_COUNT,
	           id != other && IS_OF(id, page) && IS_OF(other, page));
}

/* It stops where the lists are not whole. */
void
spec_owner_check(void)
{
	MAY_STOP();
}
