#include "VVMCBOp.state.h"

enum { EFER_KEPT = 1 << 0 | 1 << 11, CR0_ERRORS = 1 << 5 };
enum { KIND_BITS = 0x0fffffff, KIND_TYPE = 0xff << 16 };
enum { TASK_16 = 0x81 << 16, TASK_32 = 0x89 << 16 };

struct virtual_machines_state VMS;
struct virtual_machine_state ENTERED;

void
spec_vmcb_flush(uint32_t id)
{
	REQUIRE(id < VMS_COUNT);
	VMS.of[id].flush = 1;
}

uint32_t
spec_vmcb_get_reg(uint32_t id, uint32_t n)
{
	REQUIRE(id < VMS_COUNT && n >= VM_EAX && n < VM_REGISTERS);
	if (n == VM_EFER)
		return VM_REGISTER(id, n) & ~(uint32_t)EFER_SVM;
	return VM_REGISTER(id, n);
}

/* What it keeps of a value; VMRUN wants its own bit of EFER. */
void
spec_vmcb_set_reg(uint32_t id, uint32_t n, uint32_t value)
{
	REQUIRE(id < VMS_COUNT && n >= VM_EAX && n < VM_REGISTERS);
	VM_REGISTER(id, n) = n == VM_EFER  ? (value & EFER_KEPT) | EFER_SVM
	                     : n == VM_CR0 ? value | CR0_ERRORS
	                                   : value;
	if (n == VM_CR0 || n == VM_CR2 || n == VM_CR3 || n == VM_CR4 ||
	    n == VM_EFER)
		spec_vmcb_flush(id);
}

uint32_t
spec_vmcb_get_seg(uint32_t id, uint32_t n, uint32_t word)
{
	REQUIRE(id < VMS_COUNT && n < VM_SEGMENTS && word < VMS_SEGMENT_WORDS);
	return VMS.of[id].segments[n][word];
}

/* Whether it is of 16 or 32 bits, is all that can be said of a task. */
static uint32_t
kind_of(uint32_t n, uint32_t value)
{
	value &= KIND_BITS;
	if (n != VM_TR)
		return value;
	return (value & ~(uint32_t)KIND_TYPE) |
	       ((value & (TASK_32 - TASK_16)) ? TASK_32 : TASK_16);
}

/* The ring that a guest is in is that of its stack. */
void
spec_vmcb_set_seg(uint32_t id, uint32_t n, uint32_t word, uint32_t value)
{
	REQUIRE(id < VMS_COUNT && n < VM_SEGMENTS && word < VMS_SEGMENT_WORDS);
	VMS.of[id].segments[n][word] =
		word == SEGMENT_KIND ? kind_of(n, value) : value;
	if (n == VM_SS && word == SEGMENT_KIND)
		VMS.of[id].ring = value >> 21 << 30 >> 6;
}

void
spec_vmcb_set_tsc_offset(uint32_t id, uint32_t low, uint32_t high)
{
	REQUIRE(id < VMS_COUNT);
	VMS.of[id].ahead_low = low;
	VMS.of[id].ahead_high = high;
}

/* A processor after a reset: flat segments, all else as the manual has it. */
void
spec_vmcb_reset(uint32_t id)
{
	REQUIRE(id < VMS_COUNT);
	VMS.of[id] = (struct virtual_machine_state){
		.is_confined = true,
		.exits = 0x9d44a02f,
		.interrupts = 1 << 24,
	};
	for (uint32_t n = 0; n < VM_SEGMENTS; n++) {
		VMS.of[id].segments[n][SEGMENT_KIND] = 0x93 << 16;
		VMS.of[id].segments[n][SEGMENT_LIMIT] = 0xffff;
	}
	VMS.of[id].segments[VM_CS][SEGMENT_KIND] = 0x9b << 16;
	VMS.of[id].segments[VM_LDTR][SEGMENT_KIND] = 0x82 << 16;
	VMS.of[id].segments[VM_TR][SEGMENT_KIND] = 0x89 << 16;
	VM_REGISTER(id, VM_EFER) = EFER_SVM;
	VM_REGISTER(id, VM_CR0) = 0x60000030;
	VM_REGISTER(id, VM_EFLAGS) = 2;
	VM_REGISTER(id, VM_PAT_LOW) = 0x00070406;
	VM_REGISTER(id, VM_PAT_HIGH) = 0x00070406;
}

void
spec_use_vmcb(uint32_t id)
{
	REQUIRE(id < VMS_COUNT);
	INUSE.vmcb = VMS.begin + id * VMCB_BYTES;
}
