#include "clock.h"

#include "divide.h"
#include "pit.h"

enum { SHIFT = 36, MS = 1000 };

void
clock_init(struct clock *clock, uint64_t counter, uint32_t rate)
{
	clock->begin = counter;
	clock->multiplier = (uint64_t)PIT_HZ << SHIFT;
	divide(&clock->multiplier, MS);
	divide(&clock->multiplier, rate);
}

uint64_t
clock_ticks(const struct clock *clock, uint64_t counter)
{
	uint64_t passed = counter - clock->begin;
	uint64_t low = (passed & UINT32_MAX) * clock->multiplier;
	uint64_t high = (passed >> 32) * clock->multiplier;

	return (high + (low >> 32)) >> (SHIFT - 32);
}
