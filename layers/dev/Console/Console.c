#include "Console.h"

#include "import.h"

/* The 16550 at COM1; the two divisor registers show while DLAB is set. */
enum {
	DATA = 0x3f8,
	DIVISOR_LOW = DATA,
	INTERRUPTS = DATA + 1,
	DIVISOR_HIGH = DATA + 1,
	FIFO = DATA + 2,
	LINE_CONTROL = DATA + 3,
	LINE_STATUS = DATA + 5,
};

enum { HAS_BYTE = 0x01, CAN_SEND = 0x20 };
enum { DLAB = 0x80, EIGHT_BITS = 0x03, TRIES = 100000 };

void
console_init(uint32_t mbi)
{
	preinit(mbi);
	port_out8(INTERRUPTS, 0);
	port_out8(LINE_CONTROL, DLAB);
	port_out8(DIVISOR_LOW, 1);
	port_out8(DIVISOR_HIGH, 0);
	port_out8(LINE_CONTROL, EIGHT_BITS);
	/* To turn the queue on empties it: do without if a byte has come. */
	if (!(port_in8(LINE_STATUS) & HAS_BYTE))
		port_out8(FIFO, 1);
}

void
console_put(char byte)
{
	/* A machine without the port must not hang. */
	for (uint32_t tries = TRIES; tries > 0; tries--) {
		LOOP(tries <= TRIES &&
		             PORTS.reads == OLD(PORTS.reads) + TRIES - tries &&
		             ALL(n, 0, TRIES - tries,
		                 !(OLD(ANSWER(LINE_STATUS, n)) & CAN_SEND)),
		     tries);
		if (port_in8(LINE_STATUS) & CAN_SEND)
			break;
	}
	port_out8(DATA, (uint8_t)byte);
}
