#include "Timer.state.h"

enum { COUNTER = 0x42, MODE, GATE = 0x61, ENDED = 0x20 };
enum { TRIES = 10000000 };

/* What the counter counts in a thousandth of a second: 11930 ticks are ten. */
static uint64_t
spec_measure(void)
{
	uint32_t gate = spec_port_in8(GATE) & ~(uint32_t)3;
	uint64_t begin, ticks;

	spec_port_out8(GATE, gate | 1);
	spec_port_out8(MODE, 0xb0);
	spec_port_out8(COUNTER, 11930 % 256);
	begin = spec_tsc_read();
	spec_port_out8(COUNTER, 11930 / 256);
	for (uint32_t tries = TRIES; tries > 0; tries--) {
		STEPS(tries <= TRIES, tries);
		if (spec_port_in8(GATE) & ENDED)
			break;
	}
	ticks = (spec_tsc_read() - begin) / 10;
	spec_port_out8(GATE, gate);
	return ticks;
}

/* The least of three, and no less than 1. */
uint32_t
spec_get_tsc_per_ms(void)
{
	uint64_t one = spec_measure(), other = spec_measure();
	uint64_t third = spec_measure();

	one = other < one ? other : one;
	one = third < one ? third : one;
	return one > 0 ? (uint32_t)one : 1;
}
