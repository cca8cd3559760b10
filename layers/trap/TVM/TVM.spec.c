#include "TVM.state.h"

#include "Module.state.h"
#include "PCID.state.h"

#define BELOW "not proved yet: what it calls has no specification"

_Noreturn void spec_system_end(uint32_t status);
uint32_t spec_get_tsc_per_ms(void);

void
spec_vm_init(uint32_t mbi)
{
	AXIOM("not proved yet: what it calls is not");
	spec_vm_setup(mbi);
}

_Noreturn void
spec_vm_end(uint32_t status)
{
	spec_vm_check();
	spec_system_end(status);
}

static void
create(void)
{
	spec_syscall_set_errno(spec_vm_is_possible() ? E_OK : E_INVALID);
	if (spec_vm_is_possible())
		spec_vm_create();
}

static uint32_t
reserve(uint32_t gpa)
{
	if (gpa >= GUEST_SIZE || gpa % PAGE_SIZE != 0 ||
	    spec_pt_read(CID, GUEST_LOW + gpa) != 0)
		return E_INVALID;
	return spec_vm_reserve(gpa) ? E_OK : E_MEMORY;
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

static void
run(uint32_t flags, uint32_t eax, uint32_t event)
{
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

static uint32_t
inject(uint32_t event, uint32_t error)
{
	uint32_t refusal = refusal_of_event(event);

	if (refusal == E_OK)
		spec_vm_inject_event(event, error);
	return refusal;
}

/* As many bytes as there are, to where the caller can write. */
static void
file(uint32_t number, uint32_t offset, uint32_t va, uint32_t count)
{
	uint32_t size, left;

	if (number >= spec_module_count()) {
		spec_syscall_set_errno(E_NAME);
		return;
	}
	size = spec_module_size(number);
	left = offset < size ? size - offset : 0;
	count = count < left ? count : left;
	if (!spec_pt_copyout(CID, va,
	                     spec_module_begin(number) +
	                             (count > 0 ? offset : 0),
	                     count)) {
		spec_syscall_set_errno(E_INVALID);
		return;
	}
	spec_syscall_set_retval1(count);
	spec_syscall_set_errno(E_OK);
}

static void
tsc_rate(void)
{
	spec_syscall_set_retval1(spec_get_tsc_per_ms());
	spec_syscall_set_errno(E_OK);
}

/* Those that need a machine of the caller's. */
static void
serve_machine(uint32_t number)
{
	switch (number) {
	case SYS_VM_RESERVE:
		spec_syscall_set_errno(reserve(spec_syscall_arg1()));
		break;
	case SYS_VM_RUN:
		run(spec_syscall_arg1(), spec_syscall_arg2(),
		    spec_syscall_arg3());
		break;
	case SYS_VM_EXIT_INFO:
		get_exit_info();
		break;
	case SYS_VM_GET_REG:
		get_register();
		break;
	case SYS_VM_SET_REG:
		set_register();
		break;
	case SYS_VM_GET_SEG:
		get_segment();
		break;
	case SYS_VM_SET_SEG:
		set_segment();
		break;
	case SYS_VM_INJECT:
		spec_syscall_set_errno(
			inject(spec_syscall_arg1(), spec_syscall_arg2()));
		break;
	default:
		spec_vm_set_tsc_offset(spec_syscall_arg1(),
		                       spec_syscall_arg2());
		spec_syscall_set_errno(E_OK);
	}
}

void
spec_sys_vm(void)
{
	AXIOM(BELOW);
	REQUIRE(PROC.of[CID].life != NO_MACHINE);
	uint32_t number = spec_syscall_number();

	if (number == SYS_VM_CREATE)
		create();
	else if (number == SYS_FILE)
		file(spec_syscall_arg1(), spec_syscall_arg2(),
		     spec_syscall_arg3(), spec_syscall_arg4());
	else if (number == SYS_TSC_RATE)
		tsc_rate();
	else if (number < SYS_VM_CREATE || number > SYS_TSC_RATE)
		spec_syscall_set_errno(E_CALL);
	else if (!spec_vm_is_there())
		spec_syscall_set_errno(E_INVALID);
	else
		serve_machine(number);
}
