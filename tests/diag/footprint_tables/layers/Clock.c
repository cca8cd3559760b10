#include "Clock.h"

#include "import.h"

static unsigned seconds, hours;

static void
add(void)
{
	seconds++;
}

static void
clear(void)
{
	hours = seconds;
}

static void (*const right[])(void) = {add, add};
static void (*const wrong[])(void) = {add, clear};

void
clock_right(unsigned step)
{
	right[step % 2]();
}

void
clock_wrong(unsigned step)
{
	wrong[step % 2]();
}

/* What is below is called through a pointer, too. */
void
clock_below(void)
{
	void (*const tick)(void) = right[0] == add ? timer_tick : 0;

	tick();
}
