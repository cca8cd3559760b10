#include "TTrap.h"

#include "import.h"

bool
pf_resv(uint32_t va)
{
	if (va < STACK_LOW || va >= USER_HIGH)
		return false;
	ASSERT(pt_read(get_curid(), va) == 0);
	return pt_resv(get_curid(), va, PERM_W);
}

void
sys_get_quota(void)
{
	uint32_t pid = get_curid();

	syscall_set_retval1(container_get_quota(pid));
	syscall_set_retval2(container_get_usage(pid));
	syscall_set_errno(E_OK);
}

/* Whether a process may ask for the page at va, or give it back. */
static bool
is_page(uint32_t va)
{
	return va >= USER_LOW && va < USER_HIGH && va % PAGE_SIZE == 0;
}

void
sys_reserve(void)
{
	uint32_t pid = get_curid();
	uint32_t va = syscall_arg1();

	if (!is_page(va) || pt_read(pid, va) != 0)
		syscall_set_errno(E_INVALID);
	else
		syscall_set_errno(pt_resv(pid, va, PERM_W) ? E_OK : E_MEMORY);
}

void
sys_release(void)
{
	uint32_t pid = get_curid();
	uint32_t va = syscall_arg1();

	if (!is_page(va) || pt_read(pid, va) == 0) {
		syscall_set_errno(E_INVALID);
		return;
	}
	pt_release(pid, va);
	syscall_set_errno(E_OK);
}
