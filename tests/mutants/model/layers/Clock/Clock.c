#include "Clock.h"

#include "import.h"

uint32_t
clock_read(void)
{
	return port_in(0x40);
}
