#include "PSched.h"

#include "import.h"

/* In how many queues of channels a thread is. */
static uint32_t
count_channels(uint32_t pid)
{
	uint32_t count = 0;

	for (uint32_t ch = 0; ch < READY_QUEUE; ch++) {
		LOOP(ch <= READY_QUEUE && count == (ABTCB[pid].queue < ch),
		     READY_QUEUE - ch);
		count += tdq_has(ch, pid);
	}
	return count;
}

void
sched_check(void)
{
	tdqueue_check();
	for (uint32_t pid = 0; pid < NUM_IDS; pid++) {
		LOOP(pid <= NUM_IDS && ALL(k, 0, pid, IS_WHERE_IT_SAYS(k)),
		     NUM_IDS - pid);
		uint32_t state = tcb_get_state(pid);

		ASSERT((state == THREAD_RUN) == (pid == get_curid()));
		ASSERT((state == THREAD_READY) == tdq_has(READY_QUEUE, pid));
		ASSERT((state == THREAD_SLEEP) == count_channels(pid));
	}
}
