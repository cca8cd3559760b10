#include "NoVM.h"

#include "import.h"

void
vm_init(uint32_t mbi)
{
	proc_setup(mbi);
}

void
vm_end(uint32_t status)
{
	system_end(status);
}

void
sys_vm(void)
{
	syscall_set_errno(E_CALL);
}
