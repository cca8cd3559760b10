#include "TVM.h"

#include "calls.h"
#include "import.h"

static void
sys_vm_exit_info(void)
{
	uint32_t n = syscall_arg1();

	if (n >= 2) {
		syscall_set_errno(E_INVALID);
		return;
	}
	syscall_set_retval1(vm_get_exit_info(EXIT_INFO_1 + 2 * n));
	syscall_set_retval2(vm_get_exit_info(EXIT_INFO_1 + 2 * n + 1));
	syscall_set_errno(E_OK);
}

static void
sys_vm_get_reg(void)
{
	uint32_t n = syscall_arg1();

	if (n >= VM_REGISTERS) {
		syscall_set_errno(E_INVALID);
		return;
	}
	syscall_set_retval1(vm_get_reg(n));
	syscall_set_errno(E_OK);
}

static void
sys_vm_set_reg(void)
{
	uint32_t n = syscall_arg1();

	if (n >= VM_REGISTERS) {
		syscall_set_errno(E_INVALID);
		return;
	}
	vm_set_reg(n, syscall_arg2());
	syscall_set_errno(E_OK);
}

static void
sys_vm_get_seg(void)
{
	uint32_t n = syscall_arg1();

	if (n >= VM_SEGMENTS) {
		syscall_set_errno(E_INVALID);
		return;
	}
	syscall_set_retval1(vm_get_seg(n, SEGMENT_BASE));
	syscall_set_retval2(vm_get_seg(n, SEGMENT_LIMIT));
	syscall_set_retval3(vm_get_seg(n, SEGMENT_KIND));
	syscall_set_errno(E_OK);
}

static void
sys_vm_set_seg(void)
{
	uint32_t n = syscall_arg1() >> 16, selector = syscall_arg1() & 0xffff;

	if (n >= VM_SEGMENTS) {
		syscall_set_errno(E_INVALID);
		return;
	}
	vm_set_seg(n, SEGMENT_KIND, syscall_arg4() << 16 | selector);
	vm_set_seg(n, SEGMENT_LIMIT, syscall_arg3());
	vm_set_seg(n, SEGMENT_BASE, syscall_arg2());
	syscall_set_errno(E_OK);
}

bool
dispatch_state(uint32_t number)
{
	switch (number) {
	case SYS_VM_EXIT_INFO:
		sys_vm_exit_info();
		return true;
	case SYS_VM_GET_REG:
		sys_vm_get_reg();
		return true;
	case SYS_VM_SET_REG:
		sys_vm_set_reg();
		return true;
	case SYS_VM_GET_SEG:
		sys_vm_get_seg();
		return true;
	case SYS_VM_SET_SEG:
		sys_vm_set_seg();
		return true;
	default:
		return false;
	}
}

void
sys_file(void)
{
	uint32_t number = syscall_arg1(), offset = syscall_arg2();
	uint32_t count = syscall_arg4(), left;

	if (number >= module_count()) {
		syscall_set_errno(E_NAME);
		return;
	}
	left = offset < module_size(number) ? module_size(number) - offset : 0;
	if (count > left)
		count = left;
	if (!pt_copyout(get_curid(), syscall_arg3(),
	                module_begin(number) + (count > 0 ? offset : 0),
	                count)) {
		syscall_set_errno(E_INVALID);
		return;
	}
	syscall_set_retval1(count);
	syscall_set_errno(E_OK);
}

void
sys_tsc_rate(void)
{
	syscall_set_retval1(get_tsc_per_ms());
	syscall_set_errno(E_OK);
}
