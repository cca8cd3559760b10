#include "Counter.h"

#include "import.h"

static uint32_t ticks[LEVELS];

void
count(uint32_t level)
{
	ticks[level] += 2;
}

uint32_t
counted(uint32_t level)
{
	return ticks[level];
}
