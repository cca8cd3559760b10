#include "Pages.h"

static unsigned used;

void
pages_init(void)
{
	used = 0;
}

unsigned
get_used(void)
{
	return used;
}

void
set_used(unsigned count)
{
	used = count;
}
