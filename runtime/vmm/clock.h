/*
 * Time as the devices have it, PIT_HZ ticks in a second, from the time-stamp
 * counter.
 */
#pragma once

#include <stdint.h>

/* Rates that a clock can have: 20 MHz, and below 16.7 GHz. */
enum { CLOCK_RATE_LEAST = 20000, CLOCK_RATE_END = 1 << 24 };

struct clock {
	uint64_t begin;      /* the counter when the machine was switched on */
	uint64_t multiplier; /* ticks of one of the counter, times 2^36 */
};

/*
 * The clock begins with 0 at `counter`.  The rate is that of the counter in
 * a millisecond, from CLOCK_RATE_LEAST on and below CLOCK_RATE_END.
 */
void clock_init(struct clock *clock, uint64_t counter, uint32_t rate);

/* Returns the ticks until the counter was so, within a millionth. */
uint64_t clock_ticks(const struct clock *clock, uint64_t counter);
