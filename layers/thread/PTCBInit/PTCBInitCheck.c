#include "PTCBInit.h"

#include "import.h"

void
thread_check(void)
{
	container_check();
	for (uint32_t pid = 0; pid < NUM_IDS; pid++) {
		LOOP(pid <= NUM_IDS && ALL(k, 0, pid, HAS_REASON(k)),
		     NUM_IDS - pid);
		bool dead = tcb_get_state(pid) == THREAD_DEAD;

		ASSERT(dead || container_is_used(pid));
		ASSERT(!dead || pid == ROOT_ID || !container_is_used(pid) ||
		       container_get_nchildren(pid) > 0);
	}
}
