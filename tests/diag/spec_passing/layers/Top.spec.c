#include "Counter.state.h"

bool
invariant_Top(void)
{
	return ALL(level, 0, 4, TICKS[level] < 100);
}

uint32_t
spec_total(void)
{
	return TICKS[0] + TICKS[1];
}
