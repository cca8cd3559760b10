#include "PHThread.state.h"

#define RETURNS "control comes back where it left the thread, on its own stack"

void
spec_kthread_yield(void)
{
	AXIOM(RETURNS);
	uint32_t self = CID;

	spec_thread_sched_ready();
	OTHERS(CID == self);
}

void
spec_kthread_sleep(uint32_t ch)
{
	AXIOM(RETURNS);
	uint32_t self = CID;

	spec_thread_sched_sleep(ch);
	OTHERS(CID == self);
}

/* The others find it gone, and whoever waited below it. */
void
spec_kthread_exit(void)
{
	AXIOM("control never comes back to a thread that has ended");
	spec_thread_free(CID);
	spec_thread_sched();
	OTHERS(false);
}
