#include "Pages.h"

unsigned
get_free(void)
{
	return 0;
}
