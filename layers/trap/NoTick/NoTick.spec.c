#include "PreInit.state.h"

void
spec_tick_init(void)
{
	spec_port_out8(0x21, 0xff); /* no interrupts of either controller */
	spec_port_out8(0xa1, 0xff);
}
