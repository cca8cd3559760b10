#include "Left.h"

static unsigned left;

unsigned
left_get(void)
{
	return left;
}
