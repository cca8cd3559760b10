/* Sequences in memory: doubly linked lists, with the ends of each. */
#include "PAbQueue.state.h"
#include "PTCBIntro.h"
#include "PTDQInit.state.h"

_Static_assert((int)ABTCB_COUNT == (int)TCB_COUNT &&
                       (int)ABQ_COUNT == (int)TDQ_COUNT &&
                       (int)ABQ_NONE == (int)NO_QUEUE,
               "the same threads and queues");

/* Where a thread is in its queue, from the first on. */
#define TURN(pid) (uint8_t)(ABTCB[pid].place - ABQ[ABTCB[pid].queue].first)
#define IS_FIRST(pid) (TURN(pid) == 0)
#define IS_LAST(pid) ((uint8_t)(TURN(pid) + 1) == ABQ[ABTCB[pid].queue].count)

/* Whether a thread stands at a place of a queue. */
static bool
stands_at(uint32_t pid, uint32_t ch, uint8_t place)
{
	return ABTCB[pid].queue == ch && ABTCB[pid].place == place;
}

/* Who has nobody beside itself is at an end. */
static bool
have_neighbours(void)
{
	return ALL(pid, 0, TCB_COUNT,
	           ABTCB[pid].queue == ABQ_NONE ||
	                   (IS_LAST(pid) ? TCB[pid].next == TCB_COUNT
	                                 : TCB[pid].next < TCB_COUNT)) &&
	       ALL(pid, 0, TCB_COUNT,
	           ABTCB[pid].queue == ABQ_NONE ||
	                   (IS_FIRST(pid) ? TCB[pid].prev == TCB_COUNT
	                                  : TCB[pid].prev < TCB_COUNT));
}

/*
 * Neighbours stand beside each other.  That each is its neighbour's neighbour
 * follows from the sequences, but not in short.
 */
static bool
are_beside(void)
{
	return ALL(pid, 0, TCB_COUNT,
	           ABTCB[pid].queue == ABQ_NONE || TCB[pid].next >= TCB_COUNT ||
	                   stands_at(TCB[pid].next, ABTCB[pid].queue,
	                             ABTCB[pid].place + 1)) &&
	       ALL(pid, 0, TCB_COUNT,
	           ABTCB[pid].queue == ABQ_NONE || TCB[pid].prev >= TCB_COUNT ||
	                   stands_at(TCB[pid].prev, ABTCB[pid].queue,
	                             ABTCB[pid].place - 1)) &&
	       ALL(pid, 0, TCB_COUNT,
	           ABTCB[pid].queue == ABQ_NONE || TCB[pid].next >= TCB_COUNT ||
	                   TCB[TCB[pid].next].prev == pid) &&
	       ALL(pid, 0, TCB_COUNT,
	           ABTCB[pid].queue == ABQ_NONE || TCB[pid].prev >= TCB_COUNT ||
	                   TCB[TCB[pid].prev].next == pid);
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
	           ABQ[ch].count > 0
	                   ? TDQ[ch].head < TCB_COUNT &&
	                             stands_at(TDQ[ch].head, ch, ABQ[ch].first)
	                   : TDQ[ch].head == TCB_COUNT) &&
	       ALL(ch, 0, TDQ_COUNT,
	           ABQ[ch].count > 0
	                   ? TDQ[ch].tail < TCB_COUNT &&
	                             stands_at(TDQ[ch].tail, ch,
	                                       ABQ[ch].first + ABQ[ch].count -
	                                               1)
	                   : TDQ[ch].tail == TCB_COUNT) &&
	       have_neighbours() && are_beside();
}
