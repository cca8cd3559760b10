#include "Console.state.h"

enum { DATA = 0x3f8, INTERRUPTS, FIFO, CONTROL, STATUS = DATA + 5 };

/* Bytes may always go, in tests. */
void
start_Console(void)
{
	for (uint32_t n = 0; n < TIMES_MOST; n++)
		PORTS.answers[STATUS][n] |= 0x20;
}

void
spec_console_init(uint32_t mbi)
{
	spec_preinit(mbi);
	spec_port_out8(INTERRUPTS, 0);
	spec_port_out8(CONTROL, 0x80); /* the divisor of the rate: 1 */
	spec_port_out8(DATA, 1);
	spec_port_out8(DATA + 1, 0);
	spec_port_out8(CONTROL, 3); /* 8 bits */
	if (spec_port_in8(STATUS) % 2 == 0)
		spec_port_out8(FIFO, 1);
}

/* A byte may go when bit 5 of the status says so; or it goes after a while. */
void
spec_console_put(char byte)
{
	uint32_t waits = FIRST(n, 0, 100000, ANSWER(STATUS, n) & 0x20);

	PORTS.reads += waits < 100000 ? waits + 1 : waits;
	spec_port_out8(DATA, (uint8_t)byte);
}
