#include "Ring.state.h"
#include "Counter.state.h"

uint32_t TICKS[PLACES];

void
spec_count(uint32_t which)
{
	REQUIRE(which < PLACES);
	TICKS[RING[which].follower]++;
}
