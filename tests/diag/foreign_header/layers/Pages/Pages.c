#include "Pages.h"

static order_t used;

order_t
get_used(void)
{
	return used;
}
