#include "VVMCBOp.state.h"

enum { VECTOR = 0xff, TYPE = 7 << 8, HAS_ERROR = 1 << 11 };
enum { INTERRUPT = 0 << 8, NMI = 2 << 8, EXCEPTION = 3 << 8, CALL = 4 << 8 };
enum { EXCEPTION_NMI = 2, EXCEPTIONS = 32 };
enum { WAITS = 1 << 8, PRIORITY = 15 << 16, IGNORES_TPR = 1 << 20 };
enum { MASKS_HOSTS = 1 << 24, EFLAGS_OPEN = 1 << 9 };

#define IS_THERE ((uint32_t)1 << 31)

bool
spec_vmcb_is_event(uint32_t event)
{
	uint32_t vector = event & VECTOR;

	switch (event & ~(uint32_t)VECTOR) {
	case IS_THERE | INTERRUPT:
	case IS_THERE | NMI:
		return true;
	case IS_THERE | EXCEPTION:
	case IS_THERE | EXCEPTION | HAS_ERROR:
		return vector < EXCEPTIONS && vector != EXCEPTION_NMI;
	default:
		return false;
	}
}

void
spec_vmcb_inject_event(uint32_t id, uint32_t event, uint32_t error)
{
	REQUIRE(id < VMS_COUNT && spec_vmcb_is_event(event));
	VMS.of[id].event = event;
	VMS.of[id].error = event & HAS_ERROR ? error : 0;
}

bool
spec_vmcb_check_pending_event(uint32_t id)
{
	REQUIRE(id < VMS_COUNT);
	return VMS.of[id].event & IS_THERE;
}

bool
spec_vmcb_check_interruptible(uint32_t id)
{
	REQUIRE(id < VMS_COUNT);
	return (VM_REGISTER(id, VM_EFLAGS) & EFLAGS_OPEN) &&
	       !(VMS.of[id].shadow & 1) && !(VMS.of[id].event & IS_THERE);
}

/* An interrupt that nothing outranks waits, and makes it exit when it can. */
void
spec_vmcb_set_intercept_vint(uint32_t id, bool wants)
{
	REQUIRE(id < VMS_COUNT);
	VMS.of[id].interrupts &= ~(uint32_t)(WAITS | PRIORITY | IGNORES_TPR);
	VMS.of[id].exits &= ~(uint32_t)EXIT_WHEN_OPEN;
	if (wants) {
		VMS.of[id].interrupts |= WAITS | PRIORITY | IGNORES_TPR;
		VMS.of[id].exits |= EXIT_WHEN_OPEN;
	}
}

void
spec_vmcb_set_interrupted(uint32_t id, bool is)
{
	REQUIRE(id < VMS_COUNT);
	VMS.of[id].interrupts &= ~(uint32_t)MASKS_HOSTS;
	if (is)
		VMS.of[id].interrupts |= MASKS_HOSTS;
}

/* QEMU takes an interrupt, when it interrupts itself, for an exception. */
static uint32_t
mended(uint32_t event)
{
	return (event & TYPE) == EXCEPTION && (event & VECTOR) >= EXCEPTIONS
	               ? event & ~(uint32_t)TYPE
	               : event;
}

void
spec_vmcb_after_exit(uint32_t id)
{
	REQUIRE(id < VMS_COUNT);
	uint32_t code = VMS.of[id].exit[EXIT_CODE];
	uint32_t event = mended(VMS.of[id].was_event);

	VMS.of[id].event = 0;
	VMS.of[id].flush = 0;
	if (code == VM_EXIT_VINTR)
		spec_vmcb_set_intercept_vint(id, false);
	if (code != VM_EXIT_SHUTDOWN && spec_vmcb_is_event(event))
		spec_vmcb_inject_event(id, event, VMS.of[id].was_error);
}
