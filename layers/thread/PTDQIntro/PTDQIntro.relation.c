/* The ends of queues are what the pool says of them. */
#include "PTDQIntro.c"

#include "PTDQIntro.state.h"

_Static_assert((int)TDQ_COUNT == (int)NUM_QUEUES, "both ends of each queue");

void
abstract_PTDQIntro(void)
{
	UPDATE(ch, 0, NUM_QUEUES, {
		TDQ[ch].head = tdq_pool[ch].head;
		TDQ[ch].tail = tdq_pool[ch].tail;
	});
}
