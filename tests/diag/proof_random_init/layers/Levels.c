#include "Levels.h"

#include "import.h"

static uint32_t ticks[LEVELS];

void
levels_init(uint32_t mbi)
{
	(void)mbi;
	for (uint32_t level = 0; level < LEVELS; level++)
		ticks[level] = 3;
}

uint32_t
counted(uint32_t level)
{
	return ticks[level];
}
