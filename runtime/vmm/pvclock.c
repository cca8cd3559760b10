#include "pvclock.h"

#include "divide.h"

enum { NS_PER_MS = 1000000, FLAG_STABLE = 1 };

_Static_assert(sizeof(struct pvclock_system) == 32, "as KVM has it");

struct pvclock_system
pvclock_begin(uint32_t rate)
{
	uint64_t multiplier = (uint64_t)NS_PER_MS << 32;
	struct pvclock_system clock = {.version = 2, .flags = FLAG_STABLE};

	divide(&multiplier, rate);
	for (; multiplier >> 32; multiplier >>= 1)
		clock.shift++;
	clock.multiplier = (uint32_t)multiplier;
	return clock;
}

uint64_t
pvclock_ns(const struct pvclock_system *clock, uint64_t counter)
{
	uint64_t passed = (counter - clock->counter) << clock->shift;
	uint64_t low = (passed & UINT32_MAX) * clock->multiplier;

	return clock->ns + (passed >> 32) * clock->multiplier + (low >> 32);
}

void
pvclock_jump(struct pvclock_system *clock, uint64_t from, uint64_t to)
{
	clock->ns = pvclock_ns(clock, from);
	clock->counter = to;
	clock->version += 2;
}
