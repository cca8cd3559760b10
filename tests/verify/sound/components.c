/* Components that a loop fills, entry by entry, and what bool is of a byte. */
// prove: --shares AT --shares PAGE_COUNT
#include "layerc_spec.h"

struct page {
	bool usable, taken;
	uint8_t owner;
} AT[64];

uint32_t PAGE_COUNT;

void
spec_give_back(uint32_t n)
{
	REQUIRE(n <= 64);
	UPDATE(page, 0, n, {
		AT[page].taken = false;
		AT[page].owner = 9;
	});
}

static void
fill(uint32_t n, uint8_t owner)
{
	for (uint32_t page = 0; page < n; page++) {
		LOOP(page <= n &&
		             ALL(k, 0, 64,
		                 k < page ? !AT[k].taken && AT[k].owner == owner
		                          : AT[k].taken == ENTRY(AT[k].taken) &&
		                                    AT[k].owner ==
		                                            ENTRY(AT[k].owner)),
		     n - page);
		AT[page].taken = false;
		AT[page].owner = owner;
	}
}

void
give_back(uint32_t n)
{
	fill(n, 9);
}

void
spec_drop(uint32_t n)
{
	REQUIRE(n < 64);
	spec_give_back(n);
}

void
drop(uint32_t n) // fails: leaves 'AT[].taken' otherwise than its specification
{
	fill(n, 9);
	AT[n].taken = false;
}

void
spec_pass(uint32_t n)
{
	spec_give_back(n);
}

void
pass(uint32_t n) // fails: leaves 'AT[].owner' otherwise than its specification
{
	fill(n, 8);
}

void
spec_init_pages(void)
{
	PAGE_COUNT = 3;
}

static uint32_t begins = 3, zero;

void
init_pages(void)
{
	PAGE_COUNT = begins + zero;
}

void
spec_pages(void)
{
	PAGE_COUNT = 3;
}

void
pages(void) // fails: leaves 'PAGE_COUNT' otherwise than its specification
{
	PAGE_COUNT = begins + zero;
}
