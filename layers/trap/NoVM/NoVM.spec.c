#include "PProc.state.h"
#include "PSyncIntro.state.h"
#include "TTrapArg.state.h"

_Noreturn void spec_system_end(uint32_t status);

/* Nobody waits before there are processes, as in the image. */
void
spec_vm_init(uint32_t mbi)
{
	REQUIRE(ALL(pid, 0, SYNC_COUNT, SYNC[pid].kind == 0));
	spec_proc_setup(mbi);
}

_Noreturn void
spec_vm_end(uint32_t status)
{
	spec_system_end(status);
}

void
spec_sys_vm(void)
{
	spec_syscall_set_errno(E_CALL);
}
