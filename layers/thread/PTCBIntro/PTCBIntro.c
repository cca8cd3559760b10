#include "PTCBIntro.h"

#include "import.h"

struct tcb {
	uint32_t state, prev, next;
};

static struct tcb tcb_pool[NUM_IDS];

uint32_t
tcb_get_state(uint32_t pid)
{
	ASSERT(pid < NUM_IDS);
	return tcb_pool[pid].state;
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
	tcb_pool[pid].state = state;
}

void
tcb_set_prev(uint32_t pid, uint32_t prev)
{
	ASSERT(pid < NUM_IDS);
	ASSERT(prev <= NUM_IDS);
	tcb_pool[pid].prev = prev;
}

void
tcb_set_next(uint32_t pid, uint32_t next)
{
	ASSERT(pid < NUM_IDS);
	ASSERT(next <= NUM_IDS);
	tcb_pool[pid].next = next;
}

void
tcb_init(uint32_t pid)
{
	ASSERT(pid < NUM_IDS);
	tcb_pool[pid].state = THREAD_DEAD;
	tcb_pool[pid].prev = NUM_IDS;
	tcb_pool[pid].next = NUM_IDS;
}
