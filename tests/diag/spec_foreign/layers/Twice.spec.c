#include "Counter.state.h"
#include "Twice.state.h"

uint32_t PAIRS[4];

/* No component: nobody else would know of it. */
uint32_t calls;

void
spec_count_twice(uint32_t level)
{
	REQUIRE(level < 4);
	count(level);
	PAIRS[level]++;
	calls++;
}

/* What has become of TICKS is what the overlay sees. */
uint32_t
spec_pairs(uint32_t level)
{
	REQUIRE(level < 4 && seconds() > 0);
	return TICKS[level] / 2;
}

/* Its own code may bring about what tests begin with, no other. */
void
prepare_Twice(void)
{
	count_twice(1);
	count(1);
}
