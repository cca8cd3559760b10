/* A queue's links, from its head to its tail, are its sequence. */
#include "../PTDQInit/PTDQInit.state.h"
#include "PAbQueue.state.h"

_Static_assert((int)ABTCB_COUNT == (int)TCB_COUNT, "each thread");
_Static_assert((int)ABQ_COUNT == (int)TDQ_COUNT, "each queue");

bool
couples_PAbQueue(void)
{
	return ALL(t, 0, ABTCB_COUNT, TCB[t].state == ABTCB[t].state) &&
	       ALL(ch, 0, ABQ_COUNT, TDQ[ch].head == ABQ[ch].thread[0]) &&
	       ALL(ch, 0, ABQ_COUNT,
	           TDQ[ch].tail == (ABQ[ch].count > 0
	                                    ? ABQ[ch].thread[ABQ[ch].count - 1]
	                                    : ABTCB_COUNT)) &&
	       ALL(t, 0, ABTCB_COUNT,
	           ABTCB[t].queue == NO_QUEUE ||
	                   TCB[t].next ==
	                           ABQ[ABTCB[t].queue]
	                                   .thread[ABTCB[t].place + 1]) &&
	       ALL(t, 0, ABTCB_COUNT,
	           ABTCB[t].queue == NO_QUEUE ||
	                   TCB[t].prev ==
	                           (ABTCB[t].place > 0
	                                    ? ABQ[ABTCB[t].queue]
	                                              .thread[ABTCB[t].place -
	                                                      1]
	                                    : ABTCB_COUNT));
}
