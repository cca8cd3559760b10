#include "PProc.state.h"
#include "TTrapArg.state.h"

void
spec_vm_init(uint32_t mbi)
{
	AXIOM("not proved yet: what it calls has no specification");
	spec_proc_setup(mbi);
}

_Noreturn void
spec_vm_end(uint32_t status)
{
	STOP();
}

void
spec_sys_vm(void)
{
	spec_syscall_set_errno(E_CALL);
}
