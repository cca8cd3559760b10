#include "Low.h"

#include "import.h"

static volatile unsigned low_count;

__attribute__((constructor)) static void
low_begin(void)
{
	low_count += 1;
}

/* A section of variables may have a name like it. */
__attribute__((section(".data.init_array"))) static unsigned low_last;

unsigned
low_next(void)
{
	low_last = low_count;
	return ++low_count;
}
