#include "PCID.state.h"
#include "PSyncIntro.state.h"

void
spec_sync_open(uint32_t kind, uint32_t peer, uint32_t address, uint32_t count)
{
	REQUIRE(peer < NUM_IDS && (kind == SYNC_SEND || kind == SYNC_RECV));
	SYNC[CID].kind = kind;
	SYNC[CID].peer = peer;
	SYNC[CID].address = address;
	SYNC[CID].count = count;
}

bool
spec_sync_is_open(void)
{
	return SYNC[CID].kind != SYNC_NONE;
}

void
spec_sync_forget(uint32_t pid)
{
	REQUIRE(pid < NUM_IDS);
	SYNC[pid].kind = SYNC_NONE;
	SYNC[pid].count = 0;
}

void
spec_sync_withdraw(void)
{
	spec_sync_forget(CID);
}

uint32_t
spec_sync_count(void)
{
	return SYNC[CID].count;
}

bool
spec_sync_is_waiting(uint32_t peer, uint32_t kind)
{
	REQUIRE(peer < NUM_IDS);
	return SYNC[peer].kind == kind && SYNC[peer].peer == CID;
}
