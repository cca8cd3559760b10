#include "High.h"

#include "import.h"

unsigned high_count;

static unsigned
scaled(unsigned value, unsigned by)
{
	static const char *const names[] = {"even", "odd"};

	return value * by + (unsigned)names[value & 1][0];
}

unsigned
high_next(void)
{
	high_count += scaled(low_next(), 3);
	return high_count;
}
