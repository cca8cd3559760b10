#include "TTrap.h"

#include "import.h"

/*
 * Waits until the offer is taken.  E_INVALID if the receiver ends before that,
 * E_ALONE if nobody is ready to take it.
 */
static uint32_t
wait_for_receiver(uint32_t to)
{
	while (sync_is_open()) {
		if (!proc_is_alive(to)) {
			sync_withdraw();
			return E_INVALID;
		}
		if (!proc_sleep(to)) {
			sync_withdraw();
			return E_ALONE;
		}
	}
	return E_OK;
}

void
sys_sync_send(void)
{
	uint32_t to = syscall_arg1();
	uint32_t address = syscall_arg2(), count = syscall_arg3();

	if (!proc_is_alive(to) || to == get_curid() ||
	    !syscall_memory(address, count, 0)) {
		syscall_set_errno(E_INVALID);
		return;
	}
	sync_offer(to, address, count);
	syscall_set_errno(wait_for_receiver(to));
}

static uint32_t
wait_for_sender(uint32_t from)
{
	while (!sync_is_offered(from)) {
		if (!proc_is_alive(from))
			return E_INVALID;
		if (!proc_sleep(from))
			return E_ALONE;
	}
	return E_OK;
}

void
sys_sync_recv(void)
{
	uint32_t from = syscall_arg1();
	uint32_t address = syscall_arg2(), room = syscall_arg3();
	uint32_t error;

	if (!proc_is_alive(from) || from == get_curid() ||
	    !syscall_memory(address, room, PERM_W)) {
		syscall_set_errno(E_INVALID);
		return;
	}
	error = wait_for_sender(from);
	if (error == E_OK)
		syscall_set_retval1(sync_take(from, address, room));
	syscall_set_errno(error);
}
