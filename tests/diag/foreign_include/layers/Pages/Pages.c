#include "Pages.h"

#include "table.h"

static count_t used;

count_t
get_used(void)
{
	return used % TABLE_SIZE;
}
