#include "low.h"

int
low_get(void)
{
	return LOW;
}
