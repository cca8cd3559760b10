#include "TVMCall.h"

#include "import.h"

void
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

void
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

void
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

void
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

void
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
