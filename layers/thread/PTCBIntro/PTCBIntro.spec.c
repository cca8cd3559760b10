#include "PTCBIntro.state.h"

struct tcb_state TCB[TCB_COUNT];

bool
invariant_PTCBIntro(void)
{
	return ALL(
		pid, 0, NUM_IDS,
		TCB[pid].state <= THREAD_DEAD && TCB[pid].queue <= NO_QUEUE &&
			TCB[pid].prev <= NUM_IDS && TCB[pid].next <= NUM_IDS);
}

uint32_t
spec_tcb_get_state(uint32_t pid)
{
	REQUIRE(pid < NUM_IDS);
	return TCB[pid].state;
}

uint32_t
spec_tcb_get_queue(uint32_t pid)
{
	REQUIRE(pid < NUM_IDS);
	return TCB[pid].queue;
}

uint32_t
spec_tcb_get_prev(uint32_t pid)
{
	REQUIRE(pid < NUM_IDS);
	return TCB[pid].prev;
}

uint32_t
spec_tcb_get_next(uint32_t pid)
{
	REQUIRE(pid < NUM_IDS);
	return TCB[pid].next;
}

void
spec_tcb_set_state(uint32_t pid, uint32_t state)
{
	REQUIRE(pid < NUM_IDS && state <= THREAD_DEAD);
	TCB[pid].state = state;
}

void
spec_tcb_set_queue(uint32_t pid, uint32_t ch)
{
	REQUIRE(pid < NUM_IDS && ch <= NO_QUEUE);
	TCB[pid].queue = ch;
}

void
spec_tcb_set_prev(uint32_t pid, uint32_t prev)
{
	REQUIRE(pid < NUM_IDS && prev <= NUM_IDS);
	TCB[pid].prev = prev;
}

void
spec_tcb_set_next(uint32_t pid, uint32_t next)
{
	REQUIRE(pid < NUM_IDS && next <= NUM_IDS);
	TCB[pid].next = next;
}

void
spec_tcb_init(uint32_t pid)
{
	REQUIRE(pid < NUM_IDS);
	TCB[pid].state = THREAD_DEAD;
	TCB[pid].queue = NO_QUEUE;
	TCB[pid].prev = NUM_IDS;
	TCB[pid].next = NUM_IDS;
}
