#include "PTDQInit.state.h"

void
spec_tdqueue_init(uint32_t mbi)
{
	spec_thread_init(mbi);
	UPDATE(ch, 0, NUM_QUEUES, {
		TDQ[ch].head = NUM_IDS;
		TDQ[ch].tail = NUM_IDS;
	});
}

bool
spec_tdq_is_empty(uint32_t ch)
{
	REQUIRE(ch < NUM_QUEUES);
	return TDQ[ch].head == NUM_IDS;
}

/* What comes before, or after, a thread of a queue: a thread, or an end. */
static void
set_next(uint32_t ch, uint32_t pid, uint32_t next)
{
	if (pid == NUM_IDS)
		TDQ[ch].head = next;
	else
		TCB[pid].next = next;
}

static void
set_prev(uint32_t ch, uint32_t pid, uint32_t prev)
{
	if (pid == NUM_IDS)
		TDQ[ch].tail = prev;
	else
		TCB[pid].prev = prev;
}

void
spec_tdq_enqueue(uint32_t ch, uint32_t pid)
{
	REQUIRE(ch < NUM_QUEUES && pid < NUM_IDS);
	TCB[pid].queue = ch;
	TCB[pid].prev = TDQ[ch].tail;
	TCB[pid].next = NUM_IDS;
	set_next(ch, TDQ[ch].tail, pid);
	TDQ[ch].tail = pid;
}

void
spec_tdq_remove(uint32_t ch, uint32_t pid)
{
	REQUIRE(ch < NUM_QUEUES && pid < NUM_IDS);
	uint32_t prev = TCB[pid].prev, next = TCB[pid].next;

	set_next(ch, prev, next);
	set_prev(ch, next, prev);
	TCB[pid].queue = NO_QUEUE;
}

uint32_t
spec_tdq_dequeue(uint32_t ch)
{
	REQUIRE(ch < NUM_QUEUES);
	uint32_t pid = TDQ[ch].head;

	if (pid == NUM_IDS)
		return NUM_IDS;
	TDQ[ch].head = TCB[pid].next;
	set_prev(ch, TCB[pid].next, NUM_IDS);
	TCB[pid].queue = NO_QUEUE;
	return pid;
}

bool
spec_tdq_has(uint32_t ch, uint32_t pid)
{
	REQUIRE(ch < NUM_QUEUES && pid < NUM_IDS);
	return TCB[pid].queue == ch;
}

/* It stops where it finds what is not so. */
void
spec_tdqueue_check(void)
{
	MAY_STOP();
}
