#include "Timer.h"

void
timer_add(unsigned *count)
{
	++*count;
}
