#include "Counter.h"

#include "import.h"

static uint32_t ticks[LEVELS];

bool
count(uint32_t level)
{
	if (level >= LEVELS || ticks[level] == 20)
		return false;
	ticks[level] += 1;
	return true;
}

uint32_t
counted(uint32_t level)
{
	return ticks[level];
}

uint32_t
busy(void)
{
	for (uint32_t level = LEVELS; level > 0; level--)
		if (ticks[level - 1] > 0)
			return level - 1;
	return LEVELS;
}

bool
odd(uint32_t number)
{
	return number % 2 == 1;
}
