#include "Levels.c"

#include "Levels.state.h"

void
abstract_Levels(void)
{
	UPDATE(k, 0, LEVEL_COUNT, LEVEL[k] = level[k]);
}
