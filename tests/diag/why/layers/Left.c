#include "Left.h"

#include "import.h"

static unsigned left_count;

void
left_init(void)
{
	start_init();
	left_count = 0;
}

unsigned
left_count_get(void)
{
	return left_count;
}

/* Recursive, and nothing that others see. */
static void
count(unsigned more)
{
	ASSERT(left_count_get() < 100);
	left_count += more > 0;
	if (more > 0)
		count(more - 1);
	else
		port_out(1, left_count);
}

void
left_work_once(void)
{
	count(3);
}
