#include "Counter.state.h"

uint32_t TICKS[LEVELS];

void
spec_count(uint32_t level)
{
	REQUIRE(level < LEVELS);
	
}

uint32_t
spec_counted(uint32_t level)
{
	REQUIRE(level < LEVELS);
	return TICKS[level];
}
