/* Bytes that go from one process to another when both are there. */
#include "TTrap.state.h"

uint32_t spec_proc_life(uint32_t pid);

/*
 * Sleeps until the offer is taken; withdraws it if it never will be, because
 * nobody is ready to take it, or that life of the peer has ended.
 */
static uint32_t
wait_for(uint32_t peer)
{
	uint32_t self = CID, life = spec_proc_life(peer);

	while (spec_sync_is_open()) {
		TURNS(CID == self);
		if (spec_proc_life(peer) != life) {
			spec_sync_withdraw();
			return E_INVALID;
		}
		if (!spec_proc_sleep(peer)) {
			spec_sync_withdraw();
			return E_ALONE;
		}
	}
	return E_OK;
}

static uint32_t
send_bytes(uint32_t peer, uint32_t address, uint32_t count)
{
	if (spec_sync_is_waiting(peer, SYNC_RECV)) {
		spec_sync_meet(peer, address, count);
		return E_OK;
	}
	spec_sync_open(SYNC_SEND, peer, address, count);
	return wait_for(peer);
}

/* How many bytes came, is the first result. */
static uint32_t
receive_bytes(uint32_t peer, uint32_t address, uint32_t room)
{
	uint32_t error;

	if (spec_sync_is_waiting(peer, SYNC_SEND)) {
		spec_syscall_set_retval1(spec_sync_meet(peer, address, room));
		return E_OK;
	}
	spec_sync_open(SYNC_RECV, peer, address, room);
	error = wait_for(peer);
	if (error == E_OK)
		spec_syscall_set_retval1(spec_sync_count());
	return error;
}

static bool
is_other(uint32_t pid)
{
	return pid != CID && spec_proc_is_alive(pid);
}

void
spec_sys_sync_send(void)
{
	uint32_t to = spec_syscall_arg1(), address = spec_syscall_arg2();
	uint32_t count = spec_syscall_arg3();

	if (!is_other(to) || !spec_syscall_memory(address, count, 0))
		spec_syscall_set_errno(E_INVALID);
	else
		spec_syscall_set_errno(send_bytes(to, address, count));
}

void
spec_sys_sync_recv(void)
{
	uint32_t from = spec_syscall_arg1(), address = spec_syscall_arg2();
	uint32_t room = spec_syscall_arg3();

	if (!is_other(from) || !spec_syscall_memory(address, room, PERM_W))
		spec_syscall_set_errno(E_INVALID);
	else
		spec_syscall_set_errno(receive_bytes(from, address, room));
}

/* Bytes that went, and an answer that will not come, are an error, too. */
void
spec_sys_sync_call(void)
{
	uint32_t peer = spec_syscall_arg1(), address = spec_syscall_arg2();
	uint32_t count = spec_syscall_arg3(), room = spec_syscall_arg4();
	uint32_t life, error;

	if (!is_other(peer) ||
	    !spec_syscall_memory(address, count < room ? room : count,
	                         PERM_W)) {
		spec_syscall_set_errno(E_INVALID);
		return;
	}
	life = spec_proc_life(peer);
	error = send_bytes(peer, address, count);
	if (error == E_OK && (spec_proc_life(peer) != life ||
	                      receive_bytes(peer, address, room) != E_OK))
		error = E_EMPTY;
	spec_syscall_set_errno(error);
}
