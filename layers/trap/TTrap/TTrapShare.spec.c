/* Pages that two processes share. */
#include "TTrap.state.h"

static bool
is_free_page(uint32_t va)
{
	return va >= USER_LOW && va < STACK_LOW && va % PAGE_SIZE == 0 &&
	       spec_pt_read(CID, va) == 0;
}

void
spec_sys_offer_share(void)
{
	uint32_t pid = spec_syscall_arg1(), va = spec_syscall_arg2();
	uint32_t status;

	if (!spec_proc_is_alive(pid) || pid == CID || !is_free_page(va)) {
		spec_syscall_set_errno(E_INVALID);
		return;
	}
	status = spec_offer_shared_mem(CID, pid, va);
	if (status == SHARE_DEAD) {
		spec_syscall_set_errno(E_MEMORY);
		return;
	}
	spec_syscall_set_retval1(status);
	spec_syscall_set_errno(E_OK);
}

/* An offer is told once; who waits, sleeps where the other wakes. */
void
spec_sys_share_status(void)
{
	uint32_t self = CID, pid = spec_syscall_arg1();
	uint32_t waits = spec_syscall_arg2(), status;

	if (pid >= NUM_IDS || pid == self) {
		spec_syscall_set_errno(E_INVALID);
		return;
	}
	while ((status = spec_shared_mem_status(self, pid)) == SHARE_PENDING &&
	       waits) {
		TURNS(CID == self);
		if (!spec_proc_sleep(pid)) {
			spec_syscall_set_errno(E_ALONE);
			return;
		}
	}
	spec_syscall_set_retval1(status);
	spec_syscall_set_errno(E_OK);
}
