#include "Counter.h"

#include "import.h"

static uint32_t ticks[LEVELS];

void
count(uint32_t level)
{
	uint32_t n = level + 3, count = ticks[level];

	ticks[level] = count / n * n + count % n + (count * n == count * 3 * n);
}

uint32_t
counted(uint32_t level)
{
	return ticks[level];
}
