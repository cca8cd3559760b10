#include "Clock.h"

#include "import.h"

static unsigned seconds;

static void
tick(void)
{
	seconds++;
}

void
clock_start(void)
{
	timer_set(0, tick);
}

unsigned
clock_read(void)
{
	timer_tick();
	return seconds;
}
