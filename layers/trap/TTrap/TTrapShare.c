#include "TTrap.h"

#include "import.h"

/* Whether the caller may ask for a shared page at va. */
static bool
is_free_page(uint32_t va)
{
	return va >= USER_LOW && va < STACK_LOW && va % PAGE_SIZE == 0 &&
	       pt_read(get_curid(), va) == 0;
}

void
sys_offer_share(void)
{
	uint32_t self = get_curid();
	uint32_t pid = syscall_arg1(), va = syscall_arg2();
	uint32_t status;

	if (!proc_is_alive(pid) || pid == self || !is_free_page(va)) {
		syscall_set_errno(E_INVALID);
		return;
	}
	status = offer_shared_mem(self, pid, va);
	if (status == SHARE_DEAD) {
		syscall_set_errno(E_MEMORY);
		return;
	}
	syscall_set_retval1(status);
	syscall_set_errno(E_OK);
}

/* The other wakes its own channel when it offers too, and when it ends. */
void
sys_share_status(void)
{
	uint32_t self = get_curid();
	uint32_t pid = syscall_arg1(), waits = syscall_arg2();
	uint32_t status;

	if (pid >= NUM_IDS || pid == self) {
		syscall_set_errno(E_INVALID);
		return;
	}
	while ((status = shared_mem_status(self, pid)) == SHARE_PENDING &&
	       waits) {
		TURNS(get_curid() == self);
		if (!proc_sleep(pid)) {
			syscall_set_errno(E_ALONE);
			return;
		}
	}
	syscall_set_retval1(status);
	syscall_set_errno(E_OK);
}
