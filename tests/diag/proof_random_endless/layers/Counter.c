#include "Counter.h"

#include "import.h"

static uint32_t ticks[LEVELS];

bool
count(uint32_t level)
{
	if (level >= LEVELS || ticks[level] == 20)
		return false;
	/* It waits for what never comes. */
	for (;;)
		if (ticks[level] != 5)
			break;
	ticks[level] += 1;
	return true;
}

uint32_t
counted(uint32_t level)
{
	return ticks[level];
}
