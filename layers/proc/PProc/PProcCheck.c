#include "PProc.h"

#include "import.h"
#include "sleep.h"

static void
check_process(uint32_t pid)
{
	uint32_t state = tcb_get_state(pid);

	ASSERT(proc_program(pid) < module_count() ||
	       proc_program(pid) == MODULE_NONE);
	ASSERT(state == THREAD_DEAD || pid == ROOT_PROCESS ||
	       proc_status(pid) == 0);
	ASSERT(state != THREAD_SLEEP || (sleep_channels[pid] < NUM_IDS &&
	                                 tdq_has(sleep_channels[pid], pid)));
}

void
proc_check(void)
{
	shared_mem_check();
	ASSERT(get_pt() == get_curid());
	for (uint32_t pid = 0; pid < NUM_IDS; pid++) {
		LOOP(pid <= NUM_IDS && ALL(k, 0, pid, IS_PROCESS_SOUND(k)),
		     NUM_IDS - pid);
		if (container_is_used(pid))
			check_process(pid);
	}
}
