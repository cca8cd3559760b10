#include "Counter.state.h"

bool
invariant_Broken(void)
{
	return ALL(level, 0, 4, TICKS[level] < 100);
}
