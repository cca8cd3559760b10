#include "Counter.state.h"

uint32_t TICKS[LEVELS];

void
spec_count(uint32_t level)
{
	REQUIRE(level < LEVELS);
	TICKS[level] += 1;
}

void
spec_clear(uint32_t level)
{
	REQUIRE(level < LEVELS);
	TICKS[level] = 0;
}
