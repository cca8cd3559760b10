#include "PSync.h"

#include "import.h"

/* What holds of a process that waits. */
static void
check_wait(uint32_t pid)
{
	uint32_t peer = get_sync_peer(pid);
	uint32_t perm = get_sync_kind(pid) == SYNC_RECV ? PERM_W : 0;

	ASSERT(proc_is_alive(pid) && pid != get_curid());
	ASSERT(peer < NUM_IDS && peer != pid);
	ASSERT(proc_state(pid) != PROCESS_SLEEPS ||
	       (proc_is_alive(peer) && tdq_has(peer, pid)));
	ASSERT(pt_is_user(pid, get_sync_address(pid), get_sync_count(pid),
	                  perm));
}

void
sync_check(void)
{
	proc_check();
	for (uint32_t pid = 0; pid < NUM_IDS; pid++) {
		LOOP(pid <= NUM_IDS && ALL(k, 0, pid, IS_WAIT_SOUND(k)),
		     NUM_IDS - pid);
		if (get_sync_kind(pid) != SYNC_NONE)
			check_wait(pid);
	}
}
