#include "Right.h"

#include "import.h"

static unsigned right_count;

void
right_init(void)
{
	start_init();
	right_count = 0;
}

void
right_work(void)
{
	port_out(2, ++right_count);
}

void
right_show(void)
{
	port_out(3, 0);
}
