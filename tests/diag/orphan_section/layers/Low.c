#include "Low.h"

#include "import.h"

__attribute__((section("counts"))) static unsigned low_count;
__attribute__((section(".bss.counts"))) static unsigned low_last;

unsigned
low_next(void)
{
	low_last = low_count;
	return ++low_count;
}
