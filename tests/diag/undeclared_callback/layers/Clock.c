#include "Clock.h"

#include "import.h"

static unsigned seconds;

static void
declared(void)
{
	seconds++;
}

static void
direct(void)
{
	seconds++;
}

static void
by_way(void)
{
	seconds++;
}

static void
as_number(void)
{
	seconds++;
}

static void
returned(void)
{
	seconds++;
}

static void
stored(void)
{
	seconds++;
}

/* What stays inside needs no line: a table, and who calls what it is given. */
static void
inside(void)
{
	seconds++;
}

static void (*const hooks[])(void) = {inside, inside};
static hook table[2];

static void
run(hook each)
{
	each();
}

static void
pass(hook each)
{
	hook copy = each;

	timer_set(3, copy);
}

void
clock_start(void)
{
	unsigned address = (unsigned)as_number + 1;

	timer_set(0, declared);
	timer_set(1, direct);
	pass(by_way);
	timer_set(2, (hook)(address - 1));
	table[0] = inside;
	run(table[0]);
	run(inside);
	hooks[1]();
	if (table[1] == inside)
		timer_tick();
}

unsigned
clock_read(void)
{
	timer_tick();
	return seconds;
}

hook
clock_hook(void)
{
	return seconds > 3 ? returned : 0;
}

void
clock_fill(struct hooks *to)
{
	to->second = stored;
}
