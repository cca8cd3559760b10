#include "Pages.h"

#include "own.h"

/* Nobody says that this is shared. */
unsigned
rest(void)
{
	return least() - get_used();
}

unsigned
get_free(void)
{
	return rest();
}
