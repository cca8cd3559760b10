#include "Counter.h"

#include "import.h"

static uint32_t ticks[LEVELS];

void
count(uint32_t level)
{
	__asm__("addl $2, %0" : "+m"(ticks[level]));
}

uint32_t
counted(uint32_t level)
{
	return ticks[level];
}
