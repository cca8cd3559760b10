#include "Top.h"

#include "import.h"

static void
go_right(void)
{
	right_show();
}

static void (*const works[])(void) = {go_right, left_work};

/* What is handed on is not called here. */
static void
late(void)
{
	top_both();
}

void
top_init(void)
{
	left_init();
	right_init();
	start_hook(late);
}

void
top_run(unsigned which)
{
	ASSERT(which < 2);
	works[which]();
	left_work();
	if (left_count_get() > 1000)
		stop(0);
}

void
top_both(void)
{
	top_run(0);
	left_work_once();
	right_work();
	go_right();
}
