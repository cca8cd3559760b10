/*
 * Time as the devices have it, PIT_HZ ticks in a second, from the time-stamp
 * counter.
 */
#pragma once

#include <stdint.h>

struct clock {
	uint64_t begin;      /* the counter when the machine was switched on */
	uint64_t multiplier; /* ticks of one of the counter, times 2^40 */
};

/*
 * The clock begins with 0 at `counter`.  Requires a rate, of the counter in a
 * millisecond, from 1000 on and below 2^24.
 */
void clock_init(struct clock *clock, uint64_t counter, uint32_t rate);

/* Returns the ticks until the counter was so, within a millionth. */
uint64_t clock_ticks(const struct clock *clock, uint64_t counter);
