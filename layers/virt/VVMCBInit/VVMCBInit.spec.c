#include "VVMCBInit.state.h"

enum { SEGMENT_COUNT = 10, CS = 1, LDTR = 7, TR = 9 };

struct svm_state SVM;

void spec_npt_init(uint32_t mbi);

void
spec_vmcb_init(uint32_t mbi)
{
	spec_npt_init(mbi);
	SVM.usable = spec_svm_enable();
}

bool
spec_vmcb_is_usable(void)
{
	return SVM.usable;
}

/* What the guest exits for, what its memory is, whose interrupts are whose. */
static void
reset_control(uint32_t id)
{
	VMCB_WORD(id, VMCB_INTERCEPT_DR) = 0x00a00000;
	VMCB_WORD(id, VMCB_INTERCEPT_1) = 0x9d44a02f;
	VMCB_WORD(id, VMCB_INTERCEPT_2) = 0x00003fff;
	VMCB_WORD(id, VMCB_PORT_MAP) = SVM.ports;
	VMCB_WORD(id, VMCB_MSR_MAP) = SVM.msrs;
	VMCB_WORD(id, VMCB_ASID) = 1;
	VMCB_WORD(id, VMCB_V_INTERRUPT) = 1 << 24;
	VMCB_WORD(id, VMCB_NESTED) = 1;
}

static void
reset_segment(uint32_t id, uint32_t n, uint32_t attributes)
{
	VMCB_WORD(id, SEGMENT_OFFSET(n)) = attributes << 16;
	VMCB_WORD(id, SEGMENT_OFFSET(n) + 4) = 0xffff;
}

void
spec_vmcb_reset(uint32_t id)
{
	spec_vmcb_clear(id);
	reset_control(id);
	for (uint32_t n = 0; n < SEGMENT_COUNT; n++)
		reset_segment(id, n,
		              n == CS     ? 0x9b
		              : n == LDTR ? 0x82
		              : n == TR   ? 0x89
		                          : 0x93);
	VMCB_WORD(id, VMCB_EFER) = 1 << 12;
	VMCB_WORD(id, VMCB_CR0) = 0x60000030;
	VMCB_WORD(id, VMCB_DR6) = 0xffff0ff0;
	VMCB_WORD(id, VMCB_DR7) = 0x400;
	VMCB_WORD(id, VMCB_EFLAGS) = 2;
	VMCB_WORD(id, VMCB_PAT) = 0x00070406;
	VMCB_WORD(id, VMCB_PAT + 4) = 0x00070406;
}
