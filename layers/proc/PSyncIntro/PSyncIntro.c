#include "PSyncIntro.h"

#include "import.h"

struct sync {
	uint32_t to, address, count;
};

static struct sync sync_pool[NUM_IDS];

uint32_t
get_sync_to(uint32_t pid)
{
	ASSERT(pid < NUM_IDS);
	return sync_pool[pid].to;
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
set_sync(uint32_t pid, uint32_t to, uint32_t address, uint32_t count)
{
	ASSERT(pid < NUM_IDS);
	sync_pool[pid].to = to;
	sync_pool[pid].address = address;
	sync_pool[pid].count = count;
}
