#include "PSched.state.h"

uint32_t
spec_thread_wakeup(uint32_t ch)
{
	REQUIRE(ch < READY_QUEUE);
	uint32_t pid = spec_tdq_dequeue(ch);

	if (pid == NUM_IDS)
		return NUM_IDS;
	TCB[pid].state = THREAD_READY;
	spec_tdq_enqueue(READY_QUEUE, pid);
	return pid;
}

uint64_t
spec_thread_sched(void)
{
	uint32_t from = CID, to = spec_tdq_dequeue(READY_QUEUE);

	if (to == NUM_IDS)
		STOP();
	TCB[to].state = THREAD_RUN;
	CID = to;
	return (uint64_t)to << 32 | from;
}

uint64_t
spec_thread_sched_ready(void)
{
	TCB[CID].state = THREAD_READY;
	spec_tdq_enqueue(READY_QUEUE, CID);
	return spec_thread_sched();
}

uint64_t
spec_thread_sched_sleep(uint32_t ch)
{
	REQUIRE(ch < READY_QUEUE);
	TCB[CID].state = THREAD_SLEEP;
	spec_tdq_enqueue(ch, CID);
	return spec_thread_sched();
}

bool
spec_thread_is_alone(void)
{
	return TDQ[READY_QUEUE].head == NUM_IDS;
}
