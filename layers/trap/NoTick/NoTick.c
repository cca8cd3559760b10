#include "NoTick.h"

#include "import.h"

/* The masks of the two interrupt controllers, 8259. */
enum { FIRST_MASK = 0x21, SECOND_MASK = 0xa1, ALL = 0xff };

void
tick_init(void)
{
	port_out8(FIRST_MASK, ALL);
	port_out8(SECOND_MASK, ALL);
}
