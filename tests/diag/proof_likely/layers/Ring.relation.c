#include "Ring.c"

#include "Ring.state.h"

void
abstract_Ring(void)
{
	UPDATE(k, 0, PLACES, RING[k].place = places[k]);
	UPDATE(k, 0, PLACES, RING[k].follower = followers[k]);
}
