/* Memory: quotas. */
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
