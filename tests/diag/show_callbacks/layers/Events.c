#include "Events.h"

static void (*handler)(unsigned);

void
events_set(void (*function)(unsigned))
{
	handler = function;
}

/* Nobody calls who stands above; but it is called through the pointer. */
void
events_raise(unsigned event)
{
	if (event > 0)
		handler(event - 1);
}
