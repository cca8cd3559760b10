#include "Pages.h"

static unsigned used, free;

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

/* What is written may be read as well. */
void
set_free(unsigned count)
{
	free += count;
}

void
clear(void)
{
	used = 0;
	free = 0;
}
