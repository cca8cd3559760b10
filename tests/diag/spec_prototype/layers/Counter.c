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

uint32_t
is_here(const uint32_t *at)
{
	return at != 0;
}

uint32_t
is_there(const uint32_t *at)
{
	return at != 0;
}

uint32_t
is_handler(uint32_t level, void (*handler)(uint32_t, uint32_t))
{
	return level < LEVELS && handler != 0;
}
