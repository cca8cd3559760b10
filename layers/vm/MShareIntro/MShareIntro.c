#include "MShareIntro.h"

#include "import.h"

struct share {
	uint32_t loc;
	uint8_t state;
	bool seen;
};

/* By source and destination. */
static struct share share_pool[NUM_IDS][NUM_IDS];

static bool share_users[NUM_IDS];

uint32_t
get_shared_mem_state(uint32_t source, uint32_t destination)
{
	ASSERT(source < NUM_IDS && destination < NUM_IDS);
	return share_pool[source][destination].state;
}

void
set_shared_mem_state(uint32_t source, uint32_t destination, uint32_t state)
{
	ASSERT(source < NUM_IDS && destination < NUM_IDS);
	ASSERT(state <= SHARE_READY);
	share_pool[source][destination].state = (uint8_t)state;
}

bool
get_shared_mem_seen(uint32_t source, uint32_t destination)
{
	ASSERT(source < NUM_IDS && destination < NUM_IDS);
	return share_pool[source][destination].seen;
}

void
set_shared_mem_seen(uint32_t source, uint32_t destination, bool seen)
{
	ASSERT(source < NUM_IDS && destination < NUM_IDS);
	share_pool[source][destination].seen = seen;
}

uint32_t
get_shared_mem_loc(uint32_t source, uint32_t destination)
{
	ASSERT(source < NUM_IDS && destination < NUM_IDS);
	return share_pool[source][destination].loc;
}

void
set_shared_mem_loc(uint32_t source, uint32_t destination, uint32_t va)
{
	ASSERT(source < NUM_IDS && destination < NUM_IDS);
	share_pool[source][destination].loc = va;
}

bool
get_shared_mem_user(uint32_t pid)
{
	ASSERT(pid < NUM_IDS);
	return share_users[pid];
}

void
set_shared_mem_user(uint32_t pid, bool user)
{
	ASSERT(pid < NUM_IDS);
	share_users[pid] = user;
}
