#include "MShareOp.state.h"

#include "MPTNew.state.h"

void
spec_shared_mem_to_pending(uint32_t source, uint32_t destination, uint32_t va)
{
	REQUIRE(source < SHARE_COUNT && destination < SHARE_COUNT);
	SHARE.offers[source][destination].state = SHARE_PENDING;
	SHARE.offers[source][destination].loc = va;
	SHARE.users[source] = SHARE.users[destination] = true;
}

void
spec_shared_mem_to_dead(uint32_t source, uint32_t destination)
{
	REQUIRE(source < SHARE_COUNT && destination < SHARE_COUNT);
	SHARE.offers[source][destination].state = SHARE_DEAD;
}

uint32_t
spec_get_shared_mem_status_seen(uint32_t source, uint32_t destination)
{
	REQUIRE(source < SHARE_COUNT && destination < SHARE_COUNT);
	uint32_t state = SHARE.offers[source][destination].state;

	if (state != SHARE_READY)
		return state;
	if (SHARE.offers[source][destination].seen)
		return SHARE_DEAD;
	SHARE.offers[source][destination].seen = true;
	return SHARE_READY;
}

bool
spec_shared_mem_to_ready(uint32_t source, uint32_t destination, uint32_t va)
{
	REQUIRE(source < SHARE_COUNT && destination < SHARE_COUNT);
	REQUIRE(SHARE.offers[destination][source].state == SHARE_PENDING);
	if (!spec_pt_resv2(source, va, destination,
	                   SHARE.offers[destination][source].loc, PERM_W))
		return false;
	SHARE.offers[source][destination].state = SHARE_READY;
	SHARE.offers[source][destination].seen = true;
	SHARE.offers[destination][source].state = SHARE_READY;
	SHARE.offers[destination][source].seen = false;
	return true;
}
