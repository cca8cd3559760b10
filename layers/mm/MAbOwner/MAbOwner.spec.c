#include "MAbOwner.state.h"

#include "MAT.h"
#include "MOwner.h"

uint64_t OWNER[PAGES_MOST];

/* What stands for none is no page of anybody's, nor is what is not there. */
bool
invariant_MAbOwner(void)
{
	return OWNER[PAGE_NONE] == 0 &&
	       ALL(page, 0, PAGES_MOST, page < NPS || OWNER[page] == 0);
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
	return id < NUM_IDS && page < PAGES_MOST && IS_OF(id, page);
}

void
spec_page_give(uint32_t id, uint32_t page)
{
	REQUIRE(id < NUM_IDS && page < NPS && page != PAGE_NONE);
	REQUIRE(OWNER[page] == 0);
	OWNER[page] = ONLY(id);
}

void
spec_page_share(uint32_t id, uint32_t page)
{
	REQUIRE(id < NUM_IDS && page < PAGES_MOST && !IS_OF(id, page));
	REQUIRE(OWNER[page] != 0 && (OWNER[page] & (OWNER[page] - 1)) == 0);
	OWNER[page] |= ONLY(id);
}

bool
spec_page_take(uint32_t id, uint32_t page)
{
	REQUIRE(id < NUM_IDS && page < PAGES_MOST && IS_OF(id, page));
	OWNER[page] &= ~ONLY(id);
	return OWNER[page] == 0;
}

uint32_t
spec_page_first(uint32_t id)
{
	REQUIRE(id < NUM_IDS);
	uint32_t page = SOME(k, 1, PAGES_MOST, IS_OF(id, k));

	return page < PAGES_MOST ? page : PAGE_NONE;
}

uint32_t
spec_page_count(uint32_t id)
{
	REQUIRE(id < NUM_IDS);
	return COUNT(page, 0, PAGES_MOST, IS_OF(id, page));
}

bool
spec_page_is_shared(uint32_t id, uint32_t other)
{
	REQUIRE(id < NUM_IDS && other < NUM_IDS);
	return ANY(page, 0, NPS,
	           id != other && IS_OF(id, page) && IS_OF(other, page));
}

/* It stops where the lists are not whole. */
void
spec_owner_check(void)
{
	MAY_STOP();
}
