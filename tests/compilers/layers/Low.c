#include "Low.h"

#include "import.h"

static unsigned low_count;

__attribute__((noinline)) unsigned
low_next(void)
{
	return ++low_count;
}
