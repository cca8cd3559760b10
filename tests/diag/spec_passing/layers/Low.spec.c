#include "Counter.state.h"

bool
invariant_Low(void)
{
	return ALL(level, 0, 4, TICKS[level] < 100);
}

uint32_t
spec_sum(void)
{
	return TICKS[0] + TICKS[1];
}
