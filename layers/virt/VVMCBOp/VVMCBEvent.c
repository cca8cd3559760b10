#include "VVMCBOp.h"

#include "import.h"

/* Of an event; the manual's 15.20. */
enum { TYPE_INTERRUPT = 0, TYPE_NMI = 2, TYPE_EXCEPTION = 3, TYPE_CALL = 4 };
enum { VECTOR = 0xff, HAS_ERROR = 1 << 11, NMI = 2, EXCEPTIONS = 32 };

#define EVENT_VALID ((uint32_t)1 << 31)

/* Of V_INTERRUPT: one that is there, that nothing outranks. */
enum { V_IRQ = 1 << 8, V_PRIORITY = 15 << 16, V_IGNORE_TPR = 1 << 20 };
enum { V_INTR_MASKING = 1 << 24 };
enum { INTERCEPT_VINTR = 1 << 4, EFLAGS_IF = 1 << 9 };

static uint32_t
type_of(uint32_t event)
{
	return event >> 8 & 7;
}

bool
vmcb_is_event(uint32_t event)
{
	uint32_t vector = event & VECTOR, type = type_of(event);

	if ((event & ~(EVENT_VALID | HAS_ERROR | 0x7ff)) != 0 ||
	    !(event & EVENT_VALID))
		return false;
	if (type == TYPE_EXCEPTION)
		return vector < EXCEPTIONS && vector != NMI;
	return !(event & HAS_ERROR) &&
	       (type == TYPE_INTERRUPT || type == TYPE_NMI);
}

void
vmcb_inject_event(uint32_t id, uint32_t event, uint32_t error)
{
	ASSERT(vmcb_is_event(event));
	vmcb_write(id, VMCB_EVENT, event);
	vmcb_write(id, VMCB_EVENT_ERROR, event & HAS_ERROR ? error : 0);
}

bool
vmcb_check_pending_event(uint32_t id)
{
	return vmcb_read(id, VMCB_EVENT) & EVENT_VALID;
}

bool
vmcb_check_interruptible(uint32_t id)
{
	return (vmcb_read(id, VMCB_EFLAGS) & EFLAGS_IF) &&
	       !(vmcb_read(id, VMCB_INT_SHADOW) & 1) &&
	       !vmcb_check_pending_event(id);
}

void
vmcb_set_intercept_vint(uint32_t id, bool wants)
{
	uint32_t virtual = vmcb_read(id, VMCB_V_INTERRUPT);
	uint32_t intercepts = vmcb_read(id, VMCB_INTERCEPT_1);

	virtual &= ~(uint32_t)(V_IRQ | V_PRIORITY | V_IGNORE_TPR);
	intercepts &= ~(uint32_t)INTERCEPT_VINTR;
	if (wants) {
		virtual |= V_IRQ | V_PRIORITY | V_IGNORE_TPR;
		intercepts |= INTERCEPT_VINTR;
	}
	vmcb_write(id, VMCB_V_INTERRUPT, virtual);
	vmcb_write(id, VMCB_INTERCEPT_1, intercepts);
}

void
vmcb_set_interrupted(uint32_t id, bool is)
{
	uint32_t virtual = vmcb_read(id, VMCB_V_INTERRUPT);

	vmcb_write(id, VMCB_V_INTERRUPT,
	           is ? virtual | V_INTR_MASKING
	              : virtual & ~(uint32_t)V_INTR_MASKING);
}

void
vmcb_after_exit(uint32_t id)
{
	uint32_t code = vmcb_read(id, VMCB_EXIT_CODE);
	uint32_t event = vmcb_read(id, VMCB_EXIT_INT_INFO);
	uint32_t error = vmcb_read(id, VMCB_EXIT_INT_INFO + 4);

	vmcb_write(id, VMCB_EVENT, 0);
	vmcb_write(id, VMCB_TLB_CONTROL, 0);
	if (code == VM_EXIT_VINTR)
		vmcb_set_intercept_vint(id, false);
	/* Without the bit, and after a shutdown, it means nothing. */
	if (!(event & EVENT_VALID) || code == VM_EXIT_SHUTDOWN)
		return;
	/* QEMU takes an interrupt that it delivers itself for an exception. */
	if (type_of(event) == TYPE_EXCEPTION && (event & VECTOR) >= EXCEPTIONS)
		event &= ~(uint32_t)(7 << 8);
	/* INT n is not: the guest stands before it, and does it again. */
	if (type_of(event) != TYPE_CALL && vmcb_is_event(event))
		vmcb_inject_event(id, event, error);
}
