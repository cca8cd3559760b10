#include "TVMCall.state.h"

void
spec_sys_vm_exit_info(void)
{
	uint32_t n = spec_syscall_arg1(), low = EXIT_INFO_1 + 2 * n;

	if (n < 2) {
		spec_syscall_set_retval1(spec_vm_get_exit_info(low));
		spec_syscall_set_retval2(spec_vm_get_exit_info(low + 1));
	}
	spec_syscall_set_errno(n < 2 ? E_OK : E_INVALID);
}

void
spec_sys_vm_get_reg(void)
{
	uint32_t n = spec_syscall_arg1();

	if (n < VM_REGISTERS)
		spec_syscall_set_retval1(spec_vm_get_reg(n));
	spec_syscall_set_errno(n < VM_REGISTERS ? E_OK : E_INVALID);
}

void
spec_sys_vm_set_reg(void)
{
	uint32_t n = spec_syscall_arg1();

	if (n < VM_REGISTERS)
		spec_vm_set_reg(n, spec_syscall_arg2());
	spec_syscall_set_errno(n < VM_REGISTERS ? E_OK : E_INVALID);
}

void
spec_sys_vm_get_seg(void)
{
	uint32_t n = spec_syscall_arg1();

	if (n < VM_SEGMENTS) {
		spec_syscall_set_retval1(spec_vm_get_seg(n, SEGMENT_BASE));
		spec_syscall_set_retval2(spec_vm_get_seg(n, SEGMENT_LIMIT));
		spec_syscall_set_retval3(spec_vm_get_seg(n, SEGMENT_KIND));
	}
	spec_syscall_set_errno(n < VM_SEGMENTS ? E_OK : E_INVALID);
}

/* Its number stands above its selector. */
void
spec_sys_vm_set_seg(void)
{
	uint32_t n = spec_syscall_arg1() >> 16;
	uint32_t selector = spec_syscall_arg1() & 0xffff;

	if (n < VM_SEGMENTS) {
		spec_vm_set_seg(n, SEGMENT_BASE, spec_syscall_arg2());
		spec_vm_set_seg(n, SEGMENT_LIMIT, spec_syscall_arg3());
		spec_vm_set_seg(n, SEGMENT_KIND,
		                spec_syscall_arg4() << 16 | selector);
	}
	spec_syscall_set_errno(n < VM_SEGMENTS ? E_OK : E_INVALID);
}
