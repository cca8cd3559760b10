#include "Pages.h"

static unsigned used;

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
