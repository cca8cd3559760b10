#include "MShareOp.state.h"

uint32_t
spec_shared_mem_status(uint32_t source, uint32_t destination)
{
	return spec_get_shared_mem_status_seen(source, destination);
}

void
spec_shared_mem_end(uint32_t pid)
{
	REQUIRE(pid < NUM_IDS);
	if (!SHARE.users[pid])
		return;
	UPDATE(to, 0, NUM_IDS, SHARE.offers[pid][to].state = SHARE_DEAD);
	UPDATE(from, 0, NUM_IDS, SHARE.offers[from][pid].state = SHARE_DEAD);
	SHARE.users[pid] = false;
}
