#include "PIPC.state.h"

void
spec_proc_init(uint32_t mbi)
{
	spec_sched_init(mbi);
	UPDATE(ch, 0, NUM_IDS, {
		CHAN[ch].info = false;
		CHAN[ch].content = 0;
	});
}

bool
spec_is_chan_ready(void)
{
	return CHAN[CID].info;
}

bool
spec_send(uint32_t ch, uint32_t value)
{
	REQUIRE(ch < NUM_IDS);
	if (CHAN[ch].info)
		return false;
	CHAN[ch].content = value;
	CHAN[ch].info = true;
	spec_thread_wakeup_all(ch);
	return true;
}

uint32_t
spec_recv(void)
{
	if (!CHAN[CID].info)
		return 0;
	CHAN[CID].info = false;
	spec_thread_wakeup_all(CID);
	return CHAN[CID].content;
}

void
spec_chan_clear(uint32_t ch)
{
	REQUIRE(ch < NUM_IDS);
	CHAN[ch].info = false;
	spec_thread_wakeup_all(ch);
}

void
spec_chan_check(void)
{
	spec_sched_check();
	if (!ALL(ch, 0, NUM_IDS, CAN_BE_HEARD(ch)))
		STOP();
}
