#include "TTrap.state.h"

#include "Input.state.h"
#include "PreInit.state.h"

uint8_t COPY[COPY_BYTES];
struct info_state INFO;
bool PREEMPTED[PREEMPTED_COUNT];

void
spec_trap_tick(void)
{
	if (spec_thread_is_alone())
		return;
	PREEMPTED[CID] = true;
	spec_kthread_yield();
}

void
spec_sys_yield(void)
{
	spec_syscall_set_errno(E_OK);
	spec_kthread_yield();
}

/* What wakes a process that was preempted may have come before. */
void
spec_sys_sleep(void)
{
	uint32_t channel = spec_syscall_arg1();

	if (channel >= NUM_IDS) {
		spec_syscall_set_errno(E_INVALID);
		return;
	}
	if (spec_thread_is_alone()) {
		spec_syscall_set_errno(E_ALONE);
		return;
	}
	if (PREEMPTED[CID])
		PREEMPTED[CID] = false;
	else
		spec_proc_sleep(channel);
	spec_syscall_set_errno(E_OK);
}

void
spec_sys_getpid(void)
{
	spec_syscall_set_retval1(CID);
	spec_syscall_set_errno(E_OK);
}

void
spec_sys_wakeup(void)
{
	uint32_t channel = spec_syscall_arg1();

	if (channel < NUM_IDS)
		spec_thread_wakeup(channel);
	spec_syscall_set_errno(channel < NUM_IDS ? E_OK : E_INVALID);
}

void
spec_sys_getc(void)
{
	uint32_t byte = spec_console_get();

	if (byte != INPUT_NONE)
		spec_syscall_set_retval1(byte);
	spec_syscall_set_errno(byte != INPUT_NONE ? E_OK : E_EMPTY);
}

void
spec_sys_time(void)
{
	uint64_t time = spec_tsc_read();

	spec_syscall_set_retval1((uint32_t)time);
	spec_syscall_set_retval2((uint32_t)(time >> 32));
	spec_syscall_set_errno(E_OK);
}

/* The end of a process wakes its parent's channel. */
void
spec_sys_wait(void)
{
	uint32_t pid = spec_syscall_arg1(), self = CID;

	if (!spec_proc_has_run(pid)) {
		spec_syscall_set_errno(E_INVALID);
		return;
	}
	while (spec_proc_is_alive(pid)) {
		TURNS(CID == self);
		if (!spec_proc_sleep(self)) {
			spec_syscall_set_errno(E_ALONE);
			return;
		}
	}
	spec_syscall_set_retval1(PROC.of[pid].status);
	spec_syscall_set_errno(E_OK);
}
