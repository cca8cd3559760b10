#include "Twice.c"

#include "Counter.state.h"
#include "Twice.state.h"

void
abstract_Twice(void)
{
	UPDATE(k, 0, 4, PAIRS[k] = TICKS[k] / 2);
}
