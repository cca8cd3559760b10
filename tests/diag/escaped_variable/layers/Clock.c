#include "Clock.h"

#include "import.h"

static unsigned seconds, marks[4];
static unsigned *best;
static const unsigned limits[2] = {1, 2};
static struct alarm alarms[2];

unsigned *
clock_seconds(void)
{
	return &seconds;
}

/* What is const may be shown to all; what is owned may not. */
const unsigned *
clock_marks(void)
{
	return marks[0] ? limits : &marks[1];
}

void
clock_fill(struct alarm *to)
{
	best = marks;
	to->counter = best;
}

struct alarm
clock_alarm(unsigned at)
{
	struct alarm made = {.at = at};

	made.counter = &alarms[0].at;
	return made;
}

/* A number is no pointer any more, and what is inside may be used inside. */
unsigned
clock_page(void)
{
	best = &marks[2];
	return (unsigned)marks / 4096 + *best + alarms[1].at;
}

/* To hand a pointer down, to a primitive, is fine. */
unsigned
clock_read(void)
{
	timer_add(&seconds);
	timer_add(&marks[3]);
	return seconds;
}
