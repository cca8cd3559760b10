#include "PTDQInit.h"

#include "import.h"

static void
check_queue(uint32_t ch)
{
	uint32_t prev = NUM_IDS, count = 0;

	for (uint32_t pid = tdq_get_head(ch); pid != NUM_IDS; count++) {
		LOOP(pid <= NUM_IDS && count <= NUM_IDS, NUM_IDS - count);
		/* A thread that comes again has another one before it. */
		ASSERT(tcb_get_prev(pid) == prev && count < NUM_IDS);
		prev = pid;
		pid = tcb_get_next(pid);
	}
	ASSERT(tdq_get_tail(ch) == prev);
}

bool
tdq_has(uint32_t ch, uint32_t pid)
{
	uint32_t at = tdq_get_head(ch);

	/* Of links in a circle, which are an error, it goes round once. */
	for (uint32_t i = 0; i < NUM_IDS && at != NUM_IDS && at != pid; i++) {
		STEPS(at <= NUM_IDS && i <= NUM_IDS, NUM_IDS - i);
		at = tcb_get_next(at);
	}
	return at == pid;
}

/* In how many queues a thread is. */
static uint32_t
count_queues(uint32_t pid)
{
	uint32_t count = 0;

	for (uint32_t ch = 0; ch < NUM_QUEUES; ch++) {
		LOOP(ch <= NUM_QUEUES, NUM_QUEUES - ch);
		count += tdq_has(ch, pid);
	}
	return count;
}

void
tdqueue_check(void)
{
	thread_check();
	for (uint32_t ch = 0; ch < NUM_QUEUES; ch++) {
		LOOP(ch <= NUM_QUEUES, NUM_QUEUES - ch);
		check_queue(ch);
	}
	for (uint32_t pid = 0; pid < NUM_IDS; pid++) {
		LOOP(pid <= NUM_IDS, NUM_IDS - pid);
		ASSERT(count_queues(pid) <= 1);
	}
}
