#include "Timer.h"

static void (*handlers[4])(void);
static unsigned latest;

void
timer_set(unsigned slot, void (*handler)(void))
{
	handlers[slot % 4] = handler;
	latest = slot;
}

void
timer_tick(void)
{
	handlers[latest % 4]();
}
