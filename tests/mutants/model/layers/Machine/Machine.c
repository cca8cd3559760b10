#include "Machine.h"

#include "import.h"

enum { MASK_PORT = 0x21, MASK_ALL = 0xff };

extern const uint8_t image_end[];

void
machine_init(void)
{
	port_out(MASK_PORT, MASK_ALL);
}

uint32_t
machine_end(void)
{
	return (uint32_t)image_end;
}
