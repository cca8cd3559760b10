#include "Counter.h"

#include "import.h"

static uint32_t ticks[PLACES];

void
count(uint32_t which)
{
	ticks[which]++;
}
