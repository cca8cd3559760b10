#include "Pages.h"

static unsigned used;

unsigned
get_used(void)
{
	return used;
}
