#include "Counter.h"

#include "import.h"

static uint32_t ticks[LEVELS];

/* It waits for what never comes. */
void
count(uint32_t level)
{
	for (uint32_t i = 0; i < 2 || ticks[level] == 5; i ^= 1)
		LOOP(i < 2 && level < LEVELS, 2 - i);
}

uint32_t
counted(uint32_t level)
{
	return ticks[level];
}
