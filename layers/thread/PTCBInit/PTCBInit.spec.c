#include "PTCBInit.state.h"

void
spec_thread_init(uint32_t mbi)
{
	spec_container_init(mbi);
	UPDATE(pid, 0, NUM_IDS, {
		TCB[pid].state = THREAD_DEAD;
		TCB[pid].queue = NO_QUEUE;
		TCB[pid].prev = NUM_IDS;
		TCB[pid].next = NUM_IDS;
	});
}

void
spec_thread_free(uint32_t pid)
{
	REQUIRE(IS_USED(pid));
	TCB[pid].state = THREAD_DEAD;
	TCB[pid].queue = NO_QUEUE;
	TCB[pid].prev = NUM_IDS;
	TCB[pid].next = NUM_IDS;
	while (pid != ROOT_ID && TCB[pid].state == THREAD_DEAD &&
	       AC[pid].nchildren == 0) {
		uint32_t parent = AC[pid].parent;

		spec_container_revoke(pid);
		pid = parent;
	}
}

void
spec_thread_check(void)
{
	spec_container_check();
	if (!ALL(pid, 0, NUM_IDS, HAS_REASON(pid)))
		STOP();
}
