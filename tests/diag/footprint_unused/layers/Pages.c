#include "Pages.h"

static unsigned used, free;

unsigned
get_used(void)
{
	return used;
}

void
set_free(unsigned count)
{
	free = count;
}
