#include "Clock.h"

#include "import.h"

unsigned
clock_read(void)
{
	return port_in(0x40);
}
void clock_init(void){ start_init(); }
