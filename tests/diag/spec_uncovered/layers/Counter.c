#include "Counter.h"

#include "import.h"

static uint32_t ticks[LEVELS];
static uint32_t last; /* level that was counted */
static const uint32_t step = 1;

void
count(uint32_t level)
{
	ticks[level] += step;
	last = level;
}

uint32_t
counted(uint32_t level)
{
	return ticks[level];
}
