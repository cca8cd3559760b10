#include "TTrap.h"

#include "import.h"

/*
 * Whether others have run in the midst of a process since it last slept.  A new
 * process may find what the last one with its id has left: it looks once more.
 */
static bool was_preempted[NUM_IDS];

void
trap_tick(void)
{
	if (thread_is_alone())
		return;
	was_preempted[get_curid()] = true;
	kthread_yield();
}

void
sys_sleep(void)
{
	uint32_t pid = get_curid();
	uint32_t channel = syscall_arg1();

	if (channel >= NUM_IDS) {
		syscall_set_errno(E_INVALID);
	} else if (was_preempted[pid] && !thread_is_alone()) {
		was_preempted[pid] = false;
		syscall_set_errno(E_OK);
	} else {
		syscall_set_errno(proc_sleep(channel) ? E_OK : E_ALONE);
	}
}
