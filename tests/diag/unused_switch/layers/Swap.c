#include "Swap.h"

unsigned begin(unsigned number);

/* In C the compiler sees to it. */
static unsigned
twice(unsigned number)
{
	return 2 * number;
}

unsigned
begin(unsigned number)
{
	return twice(number);
}
