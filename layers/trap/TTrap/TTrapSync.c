#include "TTrap.h"

#include "import.h"

/*
 * Sleeps until the peer has come, which it had not.  Returns an error if it
 * never will, for it has ended, though another process may have its id by then.
 */
static uint32_t
wait_for(uint32_t peer)
{
	uint32_t life = proc_life(peer);

	while (sync_is_open()) {
		TURNS(CID == OLD(CID));
		if (proc_life(peer) != life) {
			sync_withdraw();
			return E_INVALID;
		}
		if (!proc_sleep(peer)) {
			sync_withdraw();
			return E_ALONE;
		}
	}
	return E_OK;
}

/* Sends bytes to the peer, now or when it comes. */
static uint32_t
send_bytes(uint32_t peer, uint32_t address, uint32_t count)
{
	if (sync_is_waiting(peer, SYNC_RECV)) {
		sync_meet(peer, address, count);
		return E_OK;
	}
	sync_open(SYNC_SEND, peer, address, count);
	return wait_for(peer);
}

/* The same for receiving; how many there were is the first result. */
static uint32_t
receive_bytes(uint32_t peer, uint32_t address, uint32_t room)
{
	uint32_t error;

	if (sync_is_waiting(peer, SYNC_SEND)) {
		syscall_set_retval1(sync_meet(peer, address, room));
		return E_OK;
	}
	sync_open(SYNC_RECV, peer, address, room);
	error = wait_for(peer);
	if (error == E_OK)
		syscall_set_retval1(sync_count());
	return error;
}

static bool
is_other(uint32_t pid)
{
	return pid != get_curid() && proc_is_alive(pid);
}

void
sys_sync_send(void)
{
	uint32_t to = syscall_arg1();
	uint32_t address = syscall_arg2(), count = syscall_arg3();

	if (!is_other(to) || !syscall_memory(address, count, 0))
		syscall_set_errno(E_INVALID);
	else
		syscall_set_errno(send_bytes(to, address, count));
}

void
sys_sync_recv(void)
{
	uint32_t from = syscall_arg1();
	uint32_t address = syscall_arg2(), room = syscall_arg3();

	if (!is_other(from) || !syscall_memory(address, room, PERM_W))
		syscall_set_errno(E_INVALID);
	else
		syscall_set_errno(receive_bytes(from, address, room));
}

void
sys_sync_call(void)
{
	uint32_t peer = syscall_arg1(), address = syscall_arg2();
	uint32_t count = syscall_arg3(), room = syscall_arg4();
	uint32_t most = count < room ? room : count, life, error;

	/* Memory that it may write, a process may read too. */
	if (!is_other(peer) || !syscall_memory(address, most, PERM_W)) {
		syscall_set_errno(E_INVALID);
		return;
	}
	life = proc_life(peer);
	error = send_bytes(peer, address, count);
	if (error == E_OK && (proc_life(peer) != life ||
	                      receive_bytes(peer, address, room) != E_OK))
		error = E_EMPTY;
	syscall_set_errno(error);
}
