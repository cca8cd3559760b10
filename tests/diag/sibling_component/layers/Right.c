#include "Right.h"

static unsigned right;

unsigned
right_get(void)
{
	return right;
}
