#include "High.h"

#include "import.h"

unsigned high_count;

__attribute__((noinline)) unsigned
high_next(void)
{
	high_count += low_next();
	return high_count;
}
