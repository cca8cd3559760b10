#include "Counter.h"

#include "import.h"

static uint32_t ticks[LEVELS];

void
count(uint32_t level)
{
	ticks[level]++;
}

uint32_t
counted(uint32_t level)
{
	return ticks[level];
}

/* The optimiser turns the loop round, and its invariant with it. */
void
count_all(void)
{
	for (uint32_t i = 0; i < LEVELS; i++) {
		LOOP(i <= LEVELS && ALL(k, 0, LEVELS,
		                        ticks[k] == OLD(ticks[k]) + (k < i)),
		     LEVELS - i);
		ticks[i]++;
	}
}
