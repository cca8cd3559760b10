#include "Counter.state.h"

uint32_t TICKS[LEVELS];

void
spec_count(uint16_t level)
{
	REQUIRE(level < LEVELS);
	TICKS[level] += 1;
}

typedef uint32_t level_t;

int32_t
spec_counted(level_t level)
{
	REQUIRE(level < LEVELS);
	return (int32_t)TICKS[level];
}

/* A number may stand for a pointer, if it is an address's. */
uint32_t
spec_is_here(uint32_t at)
{
	return at != 0;
}

uint32_t
spec_is_there(uint16_t at)
{
	return at != 0;
}

uint32_t
spec_is_handler(uint32_t level, uint32_t handler)
{
	return level < LEVELS && handler != 0;
}
