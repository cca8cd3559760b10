#include "PSyncIntro.state.h"

struct sync_state SYNC[SYNC_COUNT];

bool
invariant_PSyncIntro(void)
{
	return ALL(pid, 0, NUM_IDS, SYNC[pid].kind <= SYNC_RECV);
}

uint32_t
spec_get_sync_kind(uint32_t pid)
{
	REQUIRE(pid < NUM_IDS);
	return SYNC[pid].kind;
}

uint32_t
spec_get_sync_peer(uint32_t pid)
{
	REQUIRE(pid < NUM_IDS);
	return SYNC[pid].peer;
}

uint32_t
spec_get_sync_address(uint32_t pid)
{
	REQUIRE(pid < NUM_IDS);
	return SYNC[pid].address;
}

uint32_t
spec_get_sync_count(uint32_t pid)
{
	REQUIRE(pid < NUM_IDS);
	return SYNC[pid].count;
}

void
spec_set_sync(uint32_t pid, uint32_t kind, uint32_t peer, uint32_t address,
              uint32_t count)
{
	REQUIRE(pid < NUM_IDS && kind <= SYNC_RECV);
	SYNC[pid].kind = kind;
	SYNC[pid].peer = peer;
	SYNC[pid].address = address;
	SYNC[pid].count = count;
}

void
spec_end_sync(uint32_t pid, uint32_t count)
{
	REQUIRE(pid < NUM_IDS);
	SYNC[pid].kind = SYNC_NONE;
	SYNC[pid].count = count;
}
