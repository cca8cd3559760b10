#include "defs.h"

int
a_get(void)
{
	return b_get() > 3 ? 3 : 1;
}
