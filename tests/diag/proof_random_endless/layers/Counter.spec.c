#include "Counter.state.h"

uint32_t TICKS[LEVELS];

bool
spec_count(uint32_t level)
{
	AXIOM("it is only tried");
	if (level >= LEVELS || TICKS[level] == 20)
		return false;
	TICKS[level] += 1;
	return true;
}

uint32_t
spec_counted(uint32_t level)
{
	REQUIRE(level < LEVELS);
	return TICKS[level];
}
