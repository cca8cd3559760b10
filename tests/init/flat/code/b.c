#include "defs.h"

static int calls;

int
b_get(void)
{
	return calls++;
}

int
b_twice(void)
{
	return 2 * a_get() + a_get();
}
