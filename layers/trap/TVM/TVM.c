#include "TVM.h"

#include "calls.h"
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

static void
sys_vm_create(void)
{
	if (!vm_is_possible()) {
		syscall_set_errno(E_INVALID);
		return;
	}
	vm_create();
	syscall_set_errno(E_OK);
}

static void
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

static void
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

static void
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

/* The calls that need a machine of the caller's.  Returns whether it was one.
 */
static bool
dispatch(uint32_t number)
{
	switch (number) {
	case SYS_VM_RUN:
		sys_vm_run();
		return true;
	case SYS_VM_RESERVE:
		sys_vm_reserve();
		return true;
	case SYS_VM_INJECT:
		sys_vm_inject();
		return true;
	case SYS_VM_TSC_OFFSET:
		vm_set_tsc_offset(syscall_arg1(), syscall_arg2());
		syscall_set_errno(E_OK);
		return true;
	default:
		return dispatch_state(number);
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
	else if (!vm_is_there() || !dispatch(number))
		syscall_set_errno(E_INVALID);
}
