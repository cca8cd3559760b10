#include "MShareIntro.state.h"

struct share_state SHARE;

uint32_t
spec_get_shared_mem_state(uint32_t source, uint32_t destination)
{
	REQUIRE(source < NUM_IDS && destination < NUM_IDS);
	return SHARE.offers[source][destination].state;
}

void
spec_set_shared_mem_state(uint32_t source, uint32_t destination, uint32_t state)
{
	REQUIRE(source < NUM_IDS && destination < NUM_IDS);
	REQUIRE(state <= SHARE_READY);
	SHARE.offers[source][destination].state = state;
}

bool
spec_get_shared_mem_seen(uint32_t source, uint32_t destination)
{
	REQUIRE(source < NUM_IDS && destination < NUM_IDS);
	return SHARE.offers[source][destination].seen;
}

void
spec_set_shared_mem_seen(uint32_t source, uint32_t destination, bool seen)
{
	REQUIRE(source < NUM_IDS && destination < NUM_IDS);
	SHARE.offers[source][destination].seen = seen;
}

uint32_t
spec_get_shared_mem_loc(uint32_t source, uint32_t destination)
{
	REQUIRE(source < NUM_IDS && destination < NUM_IDS);
	return SHARE.offers[source][destination].loc;
}

void
spec_set_shared_mem_loc(uint32_t source, uint32_t destination, uint32_t va)
{
	REQUIRE(source < NUM_IDS && destination < NUM_IDS);
	SHARE.offers[source][destination].loc = va;
}

bool
spec_get_shared_mem_user(uint32_t pid)
{
	REQUIRE(pid < NUM_IDS);
	return SHARE.users[pid];
}

void
spec_set_shared_mem_user(uint32_t pid, bool user)
{
	REQUIRE(pid < NUM_IDS);
	SHARE.users[pid] = user;
}
