#include "Clock.h"

#include "import.h"

void
clock_tick(void)
{
	timer_tick();
}
