#include "Counter.state.h"

uint32_t TICKS[LEVELS];
extern uint32_t PAIRS[LEVELS];

/* A number with a name, and another function, are no state. */
const uint32_t MOST = 1u << 31;

static bool
is_level(uint32_t level)
{
	return level < LEVELS;
}

void
spec_count(uint32_t level)
{
	REQUIRE(is_level(level) && TICKS[level] < MOST);
	TICKS[level] += 1;
}

uint32_t
spec_counted(uint32_t level)
{
	REQUIRE(is_level(level) && PAIRS[level] > 0);
	return TICKS[level];
}
