#include "PSyncIntro.h"

#include "import.h"

struct sync {
	uint32_t kind, peer, address, count;
};

static struct sync sync_pool[NUM_IDS];

uint32_t
get_sync_kind(uint32_t pid)
{
	ASSERT(pid < NUM_IDS);
	return sync_pool[pid].kind;
}

uint32_t
get_sync_peer(uint32_t pid)
{
	ASSERT(pid < NUM_IDS);
	return sync_pool[pid].peer;
}

uint32_t
get_sync_address(uint32_t pid)
{
	ASSERT(pid < NUM_IDS);
	return sync_pool[pid].address;
}

uint32_t
get_sync_count(uint32_t pid)
{
	ASSERT(pid < NUM_IDS);
	return sync_pool[pid].count;
}

void
set_sync(uint32_t pid, uint32_t kind, uint32_t peer, uint32_t address,
         uint32_t count)
{
	ASSERT(pid < NUM_IDS && kind <= SYNC_RECV);
	sync_pool[pid].kind = kind;
	sync_pool[pid].peer = peer;
	sync_pool[pid].address = address;
	sync_pool[pid].count = count;
}

void
end_sync(uint32_t pid, uint32_t count)
{
	ASSERT(pid < NUM_IDS);
	sync_pool[pid].kind = SYNC_NONE;
	sync_pool[pid].count = count;
}
