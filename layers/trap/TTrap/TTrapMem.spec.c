/* Memory: quotas, and pages that the caller gives back. */
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

void
spec_sys_release(void)
{
	uint32_t va = spec_syscall_arg1();

	if (va < USER_LOW || va >= USER_HIGH || va % PAGE_SIZE != 0 ||
	    spec_pt_read(CID, va) == 0) {
		spec_syscall_set_errno(E_INVALID);
		return;
	}
	spec_pt_release(CID, va);
	spec_syscall_set_errno(E_OK);
}
