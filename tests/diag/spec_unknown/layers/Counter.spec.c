#include "Counter.state.h"

uint32_t TICKS[LEVELS];

void
spec_count(uint32_t level)
{
	REQUIRE(level < LEVELS);
	TICKS[level] += 1;
}

uint32_t
spec_conuted(uint32_t level)
{
	REQUIRE(level < LEVELS);
	return TICKS[level];
}

/* Nothing is like it. */
void
spec_everything(void)
{
}

/* A function of one's own is no specification. */
static inline uint32_t
total(void)
{
	return TICKS[0] + TICKS[1];
}
