#include "TVMCall.state.h"

#include "Module.state.h"
#include "PCID.state.h"

bool spec_file_copyout(uint32_t id, uint32_t va, uint32_t file, uint32_t offset,
                       uint32_t count);
uint32_t spec_get_tsc_per_ms(void);

void
spec_sys_vm_create(void)
{
	spec_syscall_set_errno(spec_vm_is_possible() ? E_OK : E_INVALID);
	if (spec_vm_is_possible())
		spec_vm_create();
}

void
spec_sys_vm_reserve(void)
{
	uint32_t gpa = spec_syscall_arg1();

	if (gpa >= GUEST_SIZE || gpa % PAGE_SIZE != 0 ||
	    spec_pt_read(CID, GUEST_LOW + gpa) != 0)
		spec_syscall_set_errno(E_INVALID);
	else
		spec_syscall_set_errno(spec_vm_reserve(gpa) ? E_OK : E_MEMORY);
}

static uint32_t
refusal_of_event(uint32_t event)
{
	if (!spec_vmcb_is_event(event))
		return E_INVALID;
	return spec_vm_check_pending_event() ? E_FULL : E_OK;
}

static uint32_t
refusal_of_run(uint32_t flags, uint32_t event)
{
	if (flags > (VM_SKIP | VM_SET_EAX | VM_WINDOW) ||
	    ((flags & VM_SKIP) && spec_vm_get_next_eip() == 0))
		return E_INVALID;
	return event == 0 ? E_OK : refusal_of_event(event);
}

/* Before it goes on: an instruction's result, an event, a wish to be told. */
static void
prepare(uint32_t flags, uint32_t eax, uint32_t event)
{
	if (flags & VM_SKIP)
		spec_vm_skip();
	if (flags & VM_SET_EAX)
		spec_vm_set_reg(VM_EAX, eax);
	if (event != 0)
		spec_vm_inject_event(event, 0);
	if (flags & VM_WINDOW)
		spec_vm_set_intercept_vint(true);
}

void
spec_sys_vm_run(void)
{
	uint32_t flags = spec_syscall_arg1(), eax = spec_syscall_arg2();
	uint32_t event = spec_syscall_arg3();
	uint32_t refusal = refusal_of_run(flags, event);

	if (refusal == E_OK) {
		prepare(flags, eax, event);
		spec_syscall_set_retval1(spec_vm_run());
		spec_syscall_set_retval2(spec_vm_get_exit_info(EXIT_INFO_1));
		spec_syscall_set_retval3(spec_vm_get_reg(VM_EAX));
		spec_syscall_set_retval4(spec_vm_check_interruptible());
	}
	spec_syscall_set_errno(refusal);
}

void
spec_sys_vm_inject(void)
{
	uint32_t event = spec_syscall_arg1(), error = spec_syscall_arg2();
	uint32_t refusal = refusal_of_event(event);

	if (refusal == E_OK)
		spec_vm_inject_event(event, error);
	spec_syscall_set_errno(refusal);
}

void
spec_sys_vm_tsc_offset(void)
{
	spec_vm_set_tsc_offset(spec_syscall_arg1(), spec_syscall_arg2());
	spec_syscall_set_errno(E_OK);
}

/* As many bytes as there are, to where the caller can write. */
void
spec_sys_file(void)
{
	uint32_t number = spec_syscall_arg1(), offset = spec_syscall_arg2();
	uint32_t count = spec_syscall_arg4(), size, left;

	if (number >= spec_module_count()) {
		spec_syscall_set_errno(E_NAME);
		return;
	}
	size = spec_module_size(number);
	left = offset < size ? size - offset : 0;
	if (count > left)
		count = left;
	if (!spec_file_copyout(CID, spec_syscall_arg3(), number,
	                       count > 0 ? offset : 0, count)) {
		spec_syscall_set_errno(E_INVALID);
		return;
	}
	spec_syscall_set_retval1(count);
	spec_syscall_set_errno(E_OK);
}

void
spec_sys_tsc_rate(void)
{
	spec_syscall_set_retval1(spec_get_tsc_per_ms());
	spec_syscall_set_errno(E_OK);
}
