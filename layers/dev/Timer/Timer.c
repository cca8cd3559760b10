#include "Timer.h"

#include "import.h"

/* Channel 2 of the 8254 counts while its gate is open; bit 5 tells the end. */
enum { CHANNEL_2 = 0x42, MODE = 0x43, GATE = 0x61 };
enum { ONE_SHOT = 0xb0, GATE_OPEN = 1, SPEAKER = 2, ENDED = 0x20 };
enum { PIT_HZ = 1193182, WAIT_MS = 10, COUNT = PIT_HZ / 1000 * WAIT_MS };
enum { TRIES = 10000000, MEASUREMENTS = 3 };

static uint64_t
measure(void)
{
	uint32_t gate = port_in8(GATE) & ~(uint32_t)(GATE_OPEN | SPEAKER);
	uint64_t begin, ticks;

	port_out8(GATE, gate | GATE_OPEN);
	port_out8(MODE, ONE_SHOT);
	port_out8(CHANNEL_2, COUNT & 0xff);
	begin = tsc_read();
	port_out8(CHANNEL_2, COUNT >> 8);
	for (uint32_t tries = TRIES; tries > 0; tries--) {
		STEPS(tries <= TRIES, tries);
		if (port_in8(GATE) & ENDED)
			break;
	}
	ticks = (tsc_read() - begin) / WAIT_MS;

	port_out8(GATE, gate);
	return ticks;
}

/* Where an emulator has to wait for its own turn, a measurement is too long. */
uint32_t
get_tsc_per_ms(void)
{
	uint64_t least = measure(), ticks;

	for (uint32_t i = 1; i < MEASUREMENTS; i++) {
		ticks = measure();
		least = ticks < least ? ticks : least;
	}
	return least > 0 ? (uint32_t)least : 1;
}
