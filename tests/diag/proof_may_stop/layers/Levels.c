#include "Levels.h"

#include "import.h"

static uint32_t level[LEVELS];

uint32_t
level_get(uint32_t which)
{
	return level[which];
}

void
level_check(void)
{
	if (level[0] % 2 == 1)
		halt();
}
