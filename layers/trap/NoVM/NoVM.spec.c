#include "TTrapArg.state.h"

void
spec_sys_vm(void)
{
	spec_syscall_set_errno(E_CALL);
}
