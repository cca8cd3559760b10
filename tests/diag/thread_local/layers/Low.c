#include "Low.h"

#include "import.h"

static unsigned low_count;
__attribute__((section(".bss.counts"))) static unsigned low_last;
static _Thread_local unsigned low_of_thread;

unsigned
low_next(void)
{
	low_last = low_count;
	return ++low_count + ++low_of_thread;
}
