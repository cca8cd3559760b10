#include "Counter.h"

#include "import.h"

static uint32_t ticks[LEVELS];

void
count(uint32_t level)
{
	if (ticks[level] < TICKS_MOST)
		ticks[level]++;
}

bool
is_counted(uint32_t level)
{
	return ticks[level] <= TICKS_MOST;
}
