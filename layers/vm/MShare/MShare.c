#include "MShare.h"

#include "import.h"

/*
 * Whether source offers; not if it has put a page at its address since, which
 * it is told if it waits.
 */
static bool
is_offered(uint32_t source, uint32_t destination)
{
	if (get_shared_mem_state(source, destination) != SHARE_PENDING)
		return false;
	if (pt_read(source, get_shared_mem_loc(source, destination)) == 0)
		return true;
	shared_mem_to_dead(source, destination);
	thread_wakeup_all(destination);
	return false;
}

uint32_t
offer_shared_mem(uint32_t source, uint32_t destination, uint32_t va)
{
	ASSERT(source != destination && pt_read(source, va) == 0);
	if (!is_offered(destination, source)) {
		shared_mem_to_pending(source, destination, va);
		return SHARE_PENDING;
	}
	if (!shared_mem_to_ready(source, destination, va))
		return SHARE_DEAD;
	thread_wakeup_all(source);
	return SHARE_READY;
}

uint32_t
shared_mem_status(uint32_t source, uint32_t destination)
{
	return get_shared_mem_status_seen(source, destination);
}

void
shared_mem_end(uint32_t pid)
{
	/* Most processes share nothing. */
	if (!get_shared_mem_user(pid))
		return;
	for (uint32_t other = 0; other < NUM_IDS; other++) {
		shared_mem_to_dead(pid, other);
		shared_mem_to_dead(other, pid);
	}
	set_shared_mem_user(pid, false);
}
