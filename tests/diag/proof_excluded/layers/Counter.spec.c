#include "Counter.state.h"

uint32_t TICKS[LEVELS];

/* That it speaks of half of k is more than the prover thinks of. */
bool
invariant_Counter(void)
{
	return ALL(k, 0, 2 * LEVELS, TICKS[k / 2] <= TICKS_MOST);
}

void
spec_count(uint32_t level)
{
	REQUIRE(level < LEVELS);
	if (TICKS[level] < TICKS_MOST)
		TICKS[level]++;
}

bool
spec_is_counted(uint32_t level)
{
	REQUIRE(level < LEVELS);
	return true;
}
