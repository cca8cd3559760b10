#include "TTrap.h"

#include "import.h"

void
sys_yield(void)
{
	syscall_set_errno(E_OK);
	kthread_yield();
}

void
sys_getpid(void)
{
	syscall_set_retval1(get_curid());
	syscall_set_errno(E_OK);
}

void
sys_send(void)
{
	uint32_t pid = syscall_arg1();

	if (!proc_is_alive(pid))
		syscall_set_errno(E_INVALID);
	else
		syscall_set_errno(send(pid, syscall_arg2()) ? E_OK : E_FULL);
}

void
sys_recv(void)
{
	if (!is_chan_ready()) {
		syscall_set_errno(E_EMPTY);
		return;
	}
	syscall_set_retval1(recv());
	syscall_set_errno(E_OK);
}

void
sys_call(void)
{
	uint32_t pid = syscall_arg1(), self = get_curid();

	if (!proc_is_alive(pid)) {
		syscall_set_errno(E_INVALID);
		return;
	}
	if (!send(pid, syscall_arg2())) {
		syscall_set_errno(E_FULL);
		return;
	}
	while (!is_chan_ready()) {
		TURNS(get_curid() == self);
		if (!proc_sleep(self)) {
			syscall_set_errno(E_EMPTY);
			return;
		}
	}
	syscall_set_retval1(recv());
	syscall_set_errno(E_OK);
}

void
sys_wakeup(void)
{
	uint32_t channel = syscall_arg1();

	if (channel >= NUM_IDS) {
		syscall_set_errno(E_INVALID);
		return;
	}
	thread_wakeup(channel);
	syscall_set_errno(E_OK);
}

void
sys_wait(void)
{
	uint32_t pid = syscall_arg1(), self = get_curid();

	if (!proc_has_run(pid)) {
		syscall_set_errno(E_INVALID);
		return;
	}
	while (proc_is_alive(pid)) {
		TURNS(get_curid() == self);
		if (!proc_sleep(self)) {
			syscall_set_errno(E_ALONE);
			return;
		}
	}
	syscall_set_retval1(proc_status(pid));
	syscall_set_errno(E_OK);
}

void
sys_getc(void)
{
	uint32_t byte = console_get();

	if (byte == INPUT_NONE) {
		syscall_set_errno(E_EMPTY);
		return;
	}
	syscall_set_retval1(byte);
	syscall_set_errno(E_OK);
}

void
sys_time(void)
{
	uint64_t time = tsc_read();

	syscall_set_retval1((uint32_t)time);
	syscall_set_retval2((uint32_t)(time >> 32));
	syscall_set_errno(E_OK);
}
