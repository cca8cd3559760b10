#include "PTDQInit.h"

#include "import.h"

/* Returns how many threads are in the queue. */
static uint32_t
check_queue(uint32_t ch)
{
	uint32_t prev = NUM_IDS, count = 0;

	for (uint32_t pid = tdq_get_head(ch); pid != NUM_IDS; count++) {
		LOOP(pid <= NUM_IDS && count <= NUM_IDS, NUM_IDS - count);
		ASSERT(tcb_get_queue(pid) == ch);
		/* A thread that comes again has another one before it. */
		ASSERT(tcb_get_prev(pid) == prev && count < NUM_IDS);
		prev = pid;
		pid = tcb_get_next(pid);
	}
	ASSERT(tdq_get_tail(ch) == prev);
	return count;
}

void
tdqueue_check(void)
{
	uint32_t linked = 0, queued = 0;

	thread_check();
	for (uint32_t ch = 0; ch < NUM_QUEUES; ch++) {
		LOOP(ch <= NUM_QUEUES, NUM_QUEUES - ch);
		linked += check_queue(ch);
	}
	for (uint32_t pid = 0; pid < NUM_IDS; pid++) {
		LOOP(pid <= NUM_IDS, NUM_IDS - pid);
		queued += tcb_get_queue(pid) != NO_QUEUE;
	}
	ASSERT(linked == queued);
}
