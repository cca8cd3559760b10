/* Sequences in memory: doubly linked lists, with the ends of each. */
#include "PAbQueue.state.h"
#include "PTCBIntro.h"
#include "PTDQInit.state.h"

_Static_assert((int)ABTCB_COUNT == (int)TCB_COUNT &&
                       (int)ABQ_COUNT == (int)TDQ_COUNT &&
                       (int)ABQ_NONE == (int)NO_QUEUE,
               "the same threads and queues");

/* The thread at a place, or none. */
static uint32_t
thread_at(uint32_t ch, uint8_t place)
{
	return IS_TAKEN(ch, place) ? THREAD_AT(ch, place) : TCB_COUNT;
}

void
abstract_PAbQueue(void)
{
	UPDATE(pid, 0, TCB_COUNT, {
		ABTCB[pid].state = TCB[pid].state;
		ABTCB[pid].queue = TCB[pid].queue;
	});
}

bool
couples_PAbQueue(void)
{
	return ALL(ch, 0, TDQ_COUNT,
	           TDQ[ch].head == thread_at(ch, ABQ[ch].first)) &&
	       ALL(ch, 0, TDQ_COUNT,
	           TDQ[ch].tail == (ABQ[ch].count > 0
	                                    ? IN_TURN(ch, ABQ[ch].count - 1)
	                                    : TCB_COUNT)) &&
	       ALL(pid, 0, TCB_COUNT,
	           ABTCB[pid].queue == ABQ_NONE ||
	                   TCB[pid].next == thread_at(ABTCB[pid].queue,
	                                              ABTCB[pid].place + 1)) &&
	       ALL(pid, 0, TCB_COUNT,
	           ABTCB[pid].queue == ABQ_NONE ||
	                   TCB[pid].prev == thread_at(ABTCB[pid].queue,
	                                              ABTCB[pid].place - 1));
}
