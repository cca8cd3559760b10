#include "Ring.state.h"

struct ring RING[PLACES];

/* Each entry leads to the next, all around. */
bool
invariant_Ring(void)
{
	return ALL(k, 0, PLACES,
	           RING[k].follower < PLACES &&
	                   RING[RING[k].follower].place ==
	                           (RING[k].place + 1) % PLACES);
}

uint32_t
spec_follower(uint32_t which)
{
	REQUIRE(which < PLACES);
	return RING[which].follower;
}
