#include "PIPC.h"

#include "import.h"

void
proc_init(uint32_t mbi)
{
	sched_init(mbi);
	for (uint32_t ch = 0; ch < NUM_IDS; ch++)
		init_chan(ch, false, 0);
}

bool
is_chan_ready(void)
{
	return get_chan_info(get_curid());
}

bool
send(uint32_t ch, uint32_t value)
{
	if (get_chan_info(ch))
		return false;
	set_chan_content(ch, value);
	set_chan_info(ch, true);
	/*
	 * All, not one: sleepers wait for different things, some for room and
	 * some for a message, and to wake one of the wrong kind loses the
	 * event.
	 */
	thread_wakeup_all(ch);
	return true;
}

uint32_t
recv(void)
{
	uint32_t ch = get_curid();

	if (!get_chan_info(ch))
		return 0;
	set_chan_info(ch, false);
	thread_wakeup_all(ch);
	return get_chan_content(ch);
}

void
chan_clear(uint32_t ch)
{
	set_chan_info(ch, false);
	thread_wakeup_all(ch);
}
