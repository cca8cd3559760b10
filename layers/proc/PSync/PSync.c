#include "PSync.h"

#include "import.h"

void
sync_open(uint32_t kind, uint32_t peer, uint32_t address, uint32_t count)
{
	ASSERT(peer < NUM_IDS);
	set_sync(get_curid(), kind, peer, address, count);
}

bool
sync_is_open(void)
{
	return get_sync_kind(get_curid()) != SYNC_NONE;
}

void
sync_withdraw(void)
{
	end_sync(get_curid(), 0);
}

void
sync_forget(uint32_t pid)
{
	end_sync(pid, 0);
}

uint32_t
sync_count(void)
{
	return get_sync_count(get_curid());
}

bool
sync_is_waiting(uint32_t peer, uint32_t kind)
{
	return get_sync_kind(peer) == kind &&
	       get_sync_peer(peer) == get_curid();
}

uint32_t
sync_meet(uint32_t peer, uint32_t address, uint32_t count)
{
	uint32_t self = get_curid();
	uint32_t there = get_sync_address(peer), most = get_sync_count(peer);
	bool sends = get_sync_kind(peer) == SYNC_SEND;

	ASSERT(get_sync_kind(peer) != SYNC_NONE);
	if (most < count)
		count = most;
	pt_copy(sends ? self : peer, sends ? address : there,
	        sends ? peer : self, sends ? there : address, count);
	end_sync(peer, count);
	thread_wakeup_all(self);
	return count;
}
