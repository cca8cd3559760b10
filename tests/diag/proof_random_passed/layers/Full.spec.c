#include "Counter.state.h"

bool
spec_is_full(uint32_t level)
{
	AXIOM("it is only tried");
	REQUIRE(level < LEVELS);
	return TICKS[level] == 20;
}
