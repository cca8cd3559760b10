#include "PTCBIntro.h"

#include "import.h"

/* A word for each thread: the processor finds it by its number. */
struct tcb {
	_Alignas(uint32_t) uint8_t state;
	uint8_t queue, prev, next;
};

_Static_assert(NUM_IDS <= UINT8_MAX && NO_QUEUE <= UINT8_MAX,
               "links are threads and queues, or say that there is none");

static struct tcb tcb_pool[NUM_IDS];

uint32_t
tcb_get_state(uint32_t pid)
{
	ASSERT(pid < NUM_IDS);
	return tcb_pool[pid].state;
}

uint32_t
tcb_get_queue(uint32_t pid)
{
	ASSERT(pid < NUM_IDS);
	return tcb_pool[pid].queue;
}

uint32_t
tcb_get_prev(uint32_t pid)
{
	ASSERT(pid < NUM_IDS);
	return tcb_pool[pid].prev;
}

uint32_t
tcb_get_next(uint32_t pid)
{
	ASSERT(pid < NUM_IDS);
	return tcb_pool[pid].next;
}

void
tcb_set_state(uint32_t pid, uint32_t state)
{
	ASSERT(pid < NUM_IDS);
	ASSERT(state <= THREAD_DEAD);
	tcb_pool[pid].state = (uint8_t)state;
}

void
tcb_set_queue(uint32_t pid, uint32_t ch)
{
	ASSERT(pid < NUM_IDS);
	ASSERT(ch <= NO_QUEUE);
	tcb_pool[pid].queue = (uint8_t)ch;
}

void
tcb_set_prev(uint32_t pid, uint32_t prev)
{
	ASSERT(pid < NUM_IDS);
	ASSERT(prev <= NUM_IDS);
	tcb_pool[pid].prev = (uint8_t)prev;
}

void
tcb_set_next(uint32_t pid, uint32_t next)
{
	ASSERT(pid < NUM_IDS);
	ASSERT(next <= NUM_IDS);
	tcb_pool[pid].next = (uint8_t)next;
}

void
tcb_init(uint32_t pid)
{
	ASSERT(pid < NUM_IDS);
	tcb_pool[pid].state = THREAD_DEAD;
	tcb_pool[pid].queue = NO_QUEUE;
	tcb_pool[pid].prev = NUM_IDS;
	tcb_pool[pid].next = NUM_IDS;
}
