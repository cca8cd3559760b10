#include "Counter.state.h"

bool
invariant_Anew(void)
{
	return ALL(level, 0, 4, TICKS[level] < 100);
}

void
spec_count(uint32_t level)
{
	REQUIRE(level < 4 && TICKS[level] < 99);
	TICKS[level]++;
}
