#include "Counter.state.h"

uint32_t TICKS[LEVELS];

void
spec_count(uint16_t level)
{
	REQUIRE(level < LEVELS);
	TICKS[level] += 1;
}

typedef uint32_t level_t;

int32_t
spec_counted(level_t level)
{
	REQUIRE(level < LEVELS);
	return (int32_t)TICKS[level];
}
