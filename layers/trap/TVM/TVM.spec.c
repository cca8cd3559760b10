#include "TVM.state.h"

#include "PCID.state.h"
#include "PUCtx.state.h"

_Noreturn void spec_system_end(uint32_t status);

/* A program asks for something, and may have a machine. */
void
prepare_TVM(void)
{
	choose_call(CID);
	if (CHOICE(4) == 0 && spec_vm_is_possible())
		spec_vm_create();
}

void
spec_vm_init(uint32_t mbi)
{
	spec_vm_setup(mbi);
}

_Noreturn void
spec_vm_end(uint32_t status)
{
	spec_vm_check();
	spec_system_end(status);
}

/* Those that need a machine of the caller's. */
static void
serve_machine(uint32_t number)
{
	switch (number) {
	case SYS_VM_RESERVE:
		spec_sys_vm_reserve();
		break;
	case SYS_VM_RUN:
		spec_sys_vm_run();
		break;
	case SYS_VM_EXIT_INFO:
		spec_sys_vm_exit_info();
		break;
	case SYS_VM_GET_REG:
		spec_sys_vm_get_reg();
		break;
	case SYS_VM_SET_REG:
		spec_sys_vm_set_reg();
		break;
	case SYS_VM_GET_SEG:
		spec_sys_vm_get_seg();
		break;
	case SYS_VM_SET_SEG:
		spec_sys_vm_set_seg();
		break;
	case SYS_VM_INJECT:
		spec_sys_vm_inject();
		break;
	default:
		spec_sys_vm_tsc_offset();
	}
}

void
spec_sys_vm(void)
{
	REQUIRE(PROC.of[CID].life != NO_MACHINE);
	uint32_t number = spec_syscall_number();

	if (number == SYS_VM_CREATE)
		spec_sys_vm_create();
	else if (number == SYS_FILE)
		spec_sys_file();
	else if (number == SYS_TSC_RATE)
		spec_sys_tsc_rate();
	else if (number < SYS_VM_RESERVE || number > SYS_VM_TSC_OFFSET)
		spec_syscall_set_errno(E_CALL);
	else if (!spec_vm_is_there())
		spec_syscall_set_errno(E_INVALID);
	else
		serve_machine(number);
}
