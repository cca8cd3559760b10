#include "Counter.h"

#include "import.h"

static uint32_t ticks[LEVELS];

void
count(uint32_t level)
{
	ticks[level] += 1;
}

void
clear(uint32_t level)
{
	ticks[level] = 0;
}
