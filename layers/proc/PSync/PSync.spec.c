#include "PSync.state.h"

#include "PCID.state.h"

void spec_thread_wakeup_all(uint32_t ch);

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

/* From who sends to who receives, as many as both have bytes or room for. */
uint32_t
spec_sync_meet(uint32_t peer, uint32_t address, uint32_t count)
{
	REQUIRE(peer < NUM_IDS && SYNC[peer].kind != SYNC_NONE);
	bool sends = SYNC[peer].kind == SYNC_SEND;
	uint32_t there = SYNC[peer].address;

	if (SYNC[peer].count < count)
		count = SYNC[peer].count;
	spec_pt_copy(sends ? CID : peer, sends ? address : there,
	             sends ? peer : CID, sends ? there : address, count);
	SYNC[peer].kind = SYNC_NONE;
	SYNC[peer].count = count;
	spec_thread_wakeup_all(CID);
	return count;
}

/* The maps of those that wait are looked through. */
void
spec_sync_check(void)
{
	REQUIRE(ALL(pid, 0, NUM_IDS,
	            SYNC[pid].kind == SYNC_NONE || HAS_TABLES(pid)));
	spec_proc_check();
	if (!ALL(pid, 0, NUM_IDS, IS_WAIT_SOUND(pid)))
		STOP();
}
