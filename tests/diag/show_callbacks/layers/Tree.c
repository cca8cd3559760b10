#include "Tree.h"

#include "import.h"

static unsigned count;

/* Called from below; what it calls is below it again. */
static void
on_event(unsigned event)
{
	count += event;
	if (event == 0)
		stop();
}

unsigned
tree_count(void)
{
	events_set(on_event);
	events_raise(3);
	return count;
}

/* A pointer that leads down is a call as any other. */
void
tree_down(void)
{
	void (*down)(void) = stop;

	down();
}

void
tree_visit(void (*visit)(unsigned))
{
	visit(count);
}
