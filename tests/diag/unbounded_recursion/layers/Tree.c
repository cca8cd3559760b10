#include "Tree.h"

#include "import.h"

static unsigned count;

static void
on_event(unsigned event)
{
	count++;
	events_raise(event);
}

unsigned
tree_count(void)
{
	events_set(on_event);
	events_raise(3);
	return count;
}

static unsigned
walk(unsigned at)
{
	return at == 0 ? 0 : walk(at / 2) + 1;
}

static unsigned odd(unsigned number);

static unsigned
even(unsigned number)
{
	return number == 0 ? 1 : odd(number - 1);
}

static unsigned
odd(unsigned number)
{
	return number == 0 ? 0 : even(number - 1);
}

/* Each round of this one goes through what a line bounds. */
static unsigned
bounded(unsigned at);

static unsigned
through(unsigned at)
{
	return bounded(at / 2) + 1;
}

static unsigned
bounded(unsigned at)
{
	return at == 0 ? 0 : through(at);
}

/* A table that leads to others, and no way back. */
static unsigned (*const steps[])(unsigned) = {walk, even, bounded};

unsigned
tree_depth(void)
{
	unsigned depth = 0;

	for (unsigned i = 0; i < 3; i++)
		depth += steps[i](count);
	return depth;
}
