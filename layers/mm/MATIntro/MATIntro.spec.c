#include "MATIntro.state.h"

enum { PAGE_COUNT = MEMORY_END / PAGE_SIZE };

const uint32_t PAGE_END = PAGE_COUNT;

struct page_state AT[PAGES_MOST];
uint32_t NPS, AT_NEXT;

bool
invariant_MATIntro(void)
{
	return NPS <= PAGE_COUNT && AT_NEXT <= PAGE_COUNT;
}

uint32_t
spec_get_nps(void)
{
	return NPS;
}

void
spec_set_nps(uint32_t count)
{
	REQUIRE(count <= PAGE_COUNT);
	NPS = count;
}

bool
spec_is_norm(uint32_t page)
{
	REQUIRE(page < PAGE_COUNT);
	return AT[page].norm;
}

void
spec_set_norm(uint32_t page, bool norm)
{
	REQUIRE(page < PAGE_COUNT);
	AT[page].norm = norm;
}

bool
spec_at_get(uint32_t page)
{
	REQUIRE(page < PAGE_COUNT);
	return AT[page].allocated;
}

void
spec_at_set(uint32_t page, bool allocated)
{
	REQUIRE(page < PAGE_COUNT);
	AT[page].allocated = allocated;
}

uint32_t
spec_at_get_next(void)
{
	return AT_NEXT;
}

void
spec_at_set_next(uint32_t page)
{
	REQUIRE(page <= PAGE_COUNT);
	AT_NEXT = page;
}
