#include "Tick.h"

#include "import.h"

/* The two interrupt controllers, 8259: each is told where its traps begin. */
enum { FIRST = 0x20, FIRST_DATA = 0x21, SECOND = 0xa0, SECOND_DATA = 0xa1 };
enum { RESET = 0x11, INPUTS = 8, CASCADE = 2 };
enum { PC = 0x01, AUTO_END = 0x02 };
enum { ALL_BUT_TIMER = 0xfe, ALL = 0xff };

/* Channel 0 of the 8254 counts down and begins again, for ever. */
enum { CHANNEL_0 = 0x40, MODE = 0x43, PERIODIC = 0x34 };

/*
 * 10 ms are short for a person who waits at a terminal, and so long that the
 * change of process, some hundred instructions, takes no part of them.
 */
enum { PIT_HZ = 1193182, TICK_HZ = 100 };
enum { COUNT = (PIT_HZ + TICK_HZ / 2) / TICK_HZ };

/*
 * Nothing is ever nested, so the first controller may take an interrupt for
 * done when the processor gets it (AUTO_END): no tick, and no noise, has to be
 * acknowledged.
 */
static void
start_controllers(void)
{
	port_out8(FIRST, RESET);
	port_out8(FIRST_DATA, TRAP_TICK);
	port_out8(FIRST_DATA, 1 << CASCADE);
	port_out8(FIRST_DATA, PC | AUTO_END);
	port_out8(FIRST_DATA, ALL_BUT_TIMER);

	port_out8(SECOND, RESET);
	port_out8(SECOND_DATA, TRAP_TICK + INPUTS);
	port_out8(SECOND_DATA, CASCADE);
	port_out8(SECOND_DATA, PC);
	port_out8(SECOND_DATA, ALL);
}

void
tick_init(void)
{
	start_controllers();
	port_out8(MODE, PERIODIC);
	port_out8(CHANNEL_0, COUNT & 0xff);
	port_out8(CHANNEL_0, COUNT >> 8);
}
