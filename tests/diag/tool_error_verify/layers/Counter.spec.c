#include "Counter.state.h"

uint32_t TICKS[LEVELS];

void
spec_count(uint32_t level)
{
	REQUIRE(level < LEVELS);
	uint32_t level = 1;

	TICKS[level] += one;
}

/* What it is of a level that there is not: the code reads it all the same. */
uint32_t
spec_counted(uint32_t level)
{
	return level < LEVELS ? TICKS[level] : 0;
}
