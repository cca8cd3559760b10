#include "Clock.h"

#include "import.h"

unsigned
clock_read(void)
{
	return port_in(0x40);
}
