#include "TVM.h"

#include "import.h"

void
vm_init(uint32_t mbi)
{
	vm_setup(mbi);
}

void
vm_end(uint32_t status)
{
	vm_check();
	system_end(status);
}

/* The calls that need a machine of the caller's. */
static void
serve_machine(uint32_t number)
{
	switch (number) {
	case SYS_VM_RESERVE:
		sys_vm_reserve();
		break;
	case SYS_VM_RUN:
		sys_vm_run();
		break;
	case SYS_VM_EXIT_INFO:
		sys_vm_exit_info();
		break;
	case SYS_VM_GET_REG:
		sys_vm_get_reg();
		break;
	case SYS_VM_SET_REG:
		sys_vm_set_reg();
		break;
	case SYS_VM_GET_SEG:
		sys_vm_get_seg();
		break;
	case SYS_VM_SET_SEG:
		sys_vm_set_seg();
		break;
	case SYS_VM_INJECT:
		sys_vm_inject();
		break;
	default:
		sys_vm_tsc_offset();
	}
}

void
sys_vm(void)
{
	uint32_t number = syscall_number();

	if (number == SYS_VM_CREATE)
		sys_vm_create();
	else if (number == SYS_FILE)
		sys_file();
	else if (number == SYS_TSC_RATE)
		sys_tsc_rate();
	else if (number < SYS_VM_RESERVE || number > SYS_VM_TSC_OFFSET)
		syscall_set_errno(E_CALL);
	else if (!vm_is_there())
		syscall_set_errno(E_INVALID);
	else
		serve_machine(number);
}
