#include "PreInit.state.h"

void
spec_tick_init(void)
{
	/* The first controller: traps from 32 on, only the timer's. */
	spec_port_out8(0x20, 0x11);
	spec_port_out8(0x21, TRAP_TICK);
	spec_port_out8(0x21, 4);
	spec_port_out8(0x21, 3);
	spec_port_out8(0x21, 0xfe);
	/* The second one, behind input 2 of the first: none. */
	spec_port_out8(0xa0, 0x11);
	spec_port_out8(0xa1, TRAP_TICK + 8);
	spec_port_out8(0xa1, 2);
	spec_port_out8(0xa1, 1);
	spec_port_out8(0xa1, 0xff);
	/* The timer: 1193182 / 100 a tick. */
	spec_port_out8(0x43, 0x34);
	spec_port_out8(0x40, 11932 % 256);
	spec_port_out8(0x40, 11932 / 256);
}
