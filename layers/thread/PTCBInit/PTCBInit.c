#include "PTCBInit.h"

#include "import.h"

void
thread_init(uint32_t mbi)
{
	container_init(mbi);
	for (uint32_t pid = 0; pid < NUM_IDS; pid++)
		tcb_init(pid);
}

void
thread_free(uint32_t pid)
{
	tcb_init(pid);
	/* The end of pid may be what dead parents above it waited for. */
	while (pid != ROOT_ID && tcb_get_state(pid) == THREAD_DEAD &&
	       container_get_nchildren(pid) == 0) {
		uint32_t parent = container_get_parent(pid);

		container_revoke(pid);
		pid = parent;
	}
}
