#include "Counter.state.h"

bool
spec_count_twice(uint32_t level)
{
	AXIOM("it is only tried");
	if (level >= LEVELS || TICKS[level] > 18)
		return false;
	TICKS[level] += 2;
	return true;
}

uint32_t
spec_both(uint32_t one, uint32_t other)
{
	REQUIRE(one < LEVELS && other < LEVELS);
	return TICKS[one] + TICKS[other];
}
