#include "Work.h"

#include "import.h"

static volatile unsigned total;


/* Each round takes a frame; there are eight at most. */
static void
walk(unsigned count)
{
	volatile unsigned line[16];

	line[count] = total;
	if (count > 0)
		walk(count - 1);
	total += line[0];
}

static void
on_hook(void)
{
	volatile unsigned page[200];

	page[total % 200] = total;
	walk(7);
	total = page[total % 200];
}

void
work(void)
{
	hook_set(on_hook);
	hook_run();
	start_end();
}
