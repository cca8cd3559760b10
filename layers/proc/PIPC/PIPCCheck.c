#include "PIPC.h"

#include "import.h"

void
chan_check(void)
{
	sched_check();
	for (uint32_t ch = 0; ch < NUM_IDS; ch++) {
		LOOP(ch <= NUM_IDS && ALL(k, 0, ch, CAN_BE_HEARD(k)),
		     NUM_IDS - ch);
		ASSERT(tcb_get_state(ch) != THREAD_DEAD || !get_chan_info(ch));
	}
}
