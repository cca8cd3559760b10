#include "Start.h"

#include "import.h"

unsigned boot_stack[256];
extern const char image_end[];

void
start_init(void)
{
	(void)boot_stack[0];
}

unsigned
start_end(void)
{
	return (unsigned)image_end;
}
