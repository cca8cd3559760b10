#include "Levels.c"

#include "Levels.state.h"

void
abstract_Levels(void)
{
	UPDATE(k, 0, LEVELS, TICKS[k] = ticks[k]);
}
