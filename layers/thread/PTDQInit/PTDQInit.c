#include "PTDQInit.h"

#include "import.h"

void
tdqueue_init(uint32_t mbi)
{
	thread_init(mbi);
	for (uint32_t ch = 0; ch < NUM_QUEUES; ch++)
		tdq_init(ch);
}

bool
tdq_is_empty(uint32_t ch)
{
	return tdq_get_head(ch) == NUM_IDS;
}

bool
tdq_has(uint32_t ch, uint32_t pid)
{
	ASSERT(ch < NUM_QUEUES);
	return tcb_get_queue(pid) == ch;
}

void
tdq_enqueue(uint32_t ch, uint32_t pid)
{
	uint32_t tail = tdq_get_tail(ch);

	tcb_set_queue(pid, ch);
	tcb_set_prev(pid, tail);
	tcb_set_next(pid, NUM_IDS);
	if (tail == NUM_IDS)
		tdq_set_head(ch, pid);
	else
		tcb_set_next(tail, pid);
	tdq_set_tail(ch, pid);
}

void
tdq_remove(uint32_t ch, uint32_t pid)
{
	uint32_t prev = tcb_get_prev(pid);
	uint32_t next = tcb_get_next(pid);

	if (prev == NUM_IDS)
		tdq_set_head(ch, next);
	else
		tcb_set_next(prev, next);
	if (next == NUM_IDS)
		tdq_set_tail(ch, prev);
	else
		tcb_set_prev(next, prev);
	tcb_set_queue(pid, NO_QUEUE);
}

uint32_t
tdq_dequeue(uint32_t ch)
{
	uint32_t head = tdq_get_head(ch), next;

	if (head == NUM_IDS)
		return NUM_IDS;
	next = tcb_get_next(head);
	tdq_set_head(ch, next);
	if (next == NUM_IDS)
		tdq_set_tail(ch, NUM_IDS);
	else
		tcb_set_prev(next, NUM_IDS);
	tcb_set_queue(head, NO_QUEUE);
	return head;
}
