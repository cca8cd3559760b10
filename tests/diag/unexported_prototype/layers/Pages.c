#include "Pages.h"

static unsigned used;

unsigned
get_used(void)
{
	return used < PAGE_COUNT ? used : PAGE_COUNT;
}
