#include "Counter.c"

#include "Counter.state.h"

void
abstract_Counter(void)
{
	UPDATE(k, 0, LEVELS, TICKS[k] = ticks[k]);
}
