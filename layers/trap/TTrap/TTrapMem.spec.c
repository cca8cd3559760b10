/* Memory: quotas, and pages that come and go. */
#include "MPTNew.state.h"
#include "PCID.state.h"
#include "TTrapArg.state.h"

void
spec_sys_get_quota(void)
{
	REQUIRE(IS_USED(CID));
	spec_syscall_set_retval1(AC[CID].quota);
	spec_syscall_set_retval2(AC[CID].usage);
	spec_syscall_set_errno(E_OK);
}

bool
spec_pf_resv(uint32_t va)
{
	if (va < STACK_LOW || va >= USER_HIGH)
		return false;
	REQUIRE(spec_pt_read(CID, va) == 0);
	return spec_pt_resv(CID, va, PERM_W);
}

/* Whether a process may ask for the page at va, or give it back. */
static bool
is_page(uint32_t va)
{
	return va >= USER_LOW && va < USER_HIGH && va % PAGE_SIZE == 0;
}

void
spec_sys_reserve(void)
{
	uint32_t va = spec_syscall_arg1();

	if (!is_page(va) || spec_pt_read(CID, va) != 0)
		spec_syscall_set_errno(E_INVALID);
	else
		spec_syscall_set_errno(
			spec_pt_resv(CID, va, PERM_W) ? E_OK : E_MEMORY);
}

void
spec_sys_release(void)
{
	uint32_t va = spec_syscall_arg1();

	if (!is_page(va) || spec_pt_read(CID, va) == 0) {
		spec_syscall_set_errno(E_INVALID);
		return;
	}
	spec_pt_release(CID, va);
	spec_syscall_set_errno(E_OK);
}
