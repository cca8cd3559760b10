/* A byte of the pool for each number that clients see. */
#include "PTCBIntro.c"

#include "PTCBIntro.state.h"

_Static_assert((int)TCB_COUNT == (int)NUM_IDS, "a thread for each id");

void
abstract_PTCBIntro(void)
{
	UPDATE(pid, 0, NUM_IDS, {
		TCB[pid].state = tcb_pool[pid].state;
		TCB[pid].queue = tcb_pool[pid].queue;
		TCB[pid].prev = tcb_pool[pid].prev;
		TCB[pid].next = tcb_pool[pid].next;
	});
}
