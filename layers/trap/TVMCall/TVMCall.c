#include "TVMCall.h"

#include "import.h"

void
sys_vm_create(void)
{
	if (!vm_is_possible()) {
		syscall_set_errno(E_INVALID);
		return;
	}
	vm_create();
	syscall_set_errno(E_OK);
}

void
sys_vm_reserve(void)
{
	uint32_t gpa = syscall_arg1();

	if (gpa >= GUEST_SIZE || gpa % PAGE_SIZE != 0 ||
	    pt_read(get_curid(), GUEST_LOW + gpa) != 0)
		syscall_set_errno(E_INVALID);
	else
		syscall_set_errno(vm_reserve(gpa) ? E_OK : E_MEMORY);
}

/* What vm_run can refuse.  Returns the error. */
static uint32_t
check_run(uint32_t flags, uint32_t event)
{
	if ((flags & ~(uint32_t)(VM_SKIP | VM_SET_EAX | VM_WINDOW)) != 0)
		return E_INVALID;
	if ((flags & VM_SKIP) && vm_get_next_eip() == 0)
		return E_INVALID;
	if (event == 0)
		return E_OK;
	if (!vmcb_is_event(event))
		return E_INVALID;
	return vm_check_pending_event() ? E_FULL : E_OK;
}

void
sys_vm_run(void)
{
	uint32_t flags = syscall_arg1(), event = syscall_arg3();
	uint32_t error = check_run(flags, event), code;

	syscall_set_errno(error);
	if (error != E_OK)
		return;
	if (flags & VM_SKIP)
		vm_skip();
	if (flags & VM_SET_EAX)
		vm_set_reg(VM_EAX, syscall_arg2());
	if (event != 0)
		vm_inject_event(event, 0);
	if (flags & VM_WINDOW)
		vm_set_intercept_vint(true);
	code = vm_run();
	syscall_set_retval1(code);
	syscall_set_retval2(vm_get_exit_info(EXIT_INFO_1));
	syscall_set_retval3(vm_get_reg(VM_EAX));
	syscall_set_retval4(vm_check_interruptible() ? VM_CAN_INTERRUPT : 0);
}

void
sys_vm_inject(void)
{
	uint32_t event = syscall_arg1();

	if (!vmcb_is_event(event)) {
		syscall_set_errno(E_INVALID);
	} else if (vm_check_pending_event()) {
		syscall_set_errno(E_FULL);
	} else {
		vm_inject_event(event, syscall_arg2());
		syscall_set_errno(E_OK);
	}
}

void
sys_vm_tsc_offset(void)
{
	vm_set_tsc_offset(syscall_arg1(), syscall_arg2());
	syscall_set_errno(E_OK);
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
	if (!file_copyout(get_curid(), syscall_arg3(), number,
	                  count > 0 ? offset : 0, count)) {
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
