#include "Pages.h"

static page_t used;

static page_t
least(void)
{
	return 1;
}

page_t
get_used(void)
{
	return used + least();
}
