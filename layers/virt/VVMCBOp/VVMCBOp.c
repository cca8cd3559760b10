#include "VVMCBOp.h"

#include "import.h"

/* Where registers are, in the order of VM_EAX and those behind it. */
static const uint16_t register_at[] = {
	VMCB_EAX,  VMCB_ESP,         VMCB_EIP,          VMCB_EFLAGS,
	VMCB_CR0,  VMCB_CR2,         VMCB_CR3,          VMCB_CR4,
	VMCB_EFER, VMCB_SYSENTER_CS, VMCB_SYSENTER_ESP, VMCB_SYSENTER_EIP,
	VMCB_PAT,  VMCB_PAT + 4,
};

_Static_assert(sizeof(register_at) / sizeof(*register_at) ==
                       VM_REGISTERS - VM_EAX,
               "a place for each register");

enum { EFER_SCE = 1 << 0, EFER_NXE = 1 << 11, EFER_SVME = 1 << 12 };
enum { CR0_NE = 1 << 5 };
enum { KIND = 0xff, TASK = 0x81, BITS_32 = 8 };
enum { SEGMENT_SIZE = 16, ATTRIBUTES = 0x0fffffff, DPL_AT = 16 + 5 };

/* Of VMCB_TLB_CONTROL: all that the processor knows of this address space. */
enum { FLUSH_ALL = 1 };

void
vmcb_flush(uint32_t id)
{
	vmcb_write(id, VMCB_TLB_CONTROL, FLUSH_ALL);
}

uint32_t
vmcb_get_reg(uint32_t id, uint32_t n)
{
	uint32_t value;

	ASSERT(n >= VM_EAX && n < VM_REGISTERS);
	value = vmcb_read(id, register_at[n - VM_EAX]);
	return n == VM_EFER ? value & ~(uint32_t)EFER_SVME : value;
}

void
vmcb_set_reg(uint32_t id, uint32_t n, uint32_t value)
{
	ASSERT(n >= VM_EAX && n < VM_REGISTERS);
	/* Not for the guest: VMRUN wants it, and nobody runs in long mode. */
	if (n == VM_EFER)
		value = (value & (EFER_SCE | EFER_NXE)) | EFER_SVME;
	/* Else a guest's floating-point error is an interrupt of the host's. */
	if (n == VM_CR0)
		value |= CR0_NE;
	vmcb_write(id, register_at[n - VM_EAX], value);
	/* What the processor knows of pages depends on these. */
	if (n >= VM_CR0 && n <= VM_EFER)
		vmcb_flush(id);
}

uint32_t
vmcb_get_seg(uint32_t id, uint32_t n, uint32_t word)
{
	ASSERT(n < VM_SEGMENTS && word < SEGMENT_WORDS);
	return vmcb_read(id, VMCB_SEGMENTS + n * SEGMENT_SIZE + 4 * word);
}

void
vmcb_set_seg(uint32_t id, uint32_t n, uint32_t word, uint32_t value)
{
	ASSERT(n < VM_SEGMENTS && word < SEGMENT_WORDS);
	if (word == SEGMENT_KIND)
		value &= ATTRIBUTES;
	/* A processor has a task; where not, or if it is busy, QEMU ends. */
	if (n == VM_TR && word == SEGMENT_KIND)
		value = (value & ~(uint32_t)((KIND & ~BITS_32) << 16)) |
		        TASK << 16;
	vmcb_write(id, VMCB_SEGMENTS + n * SEGMENT_SIZE + 4 * word, value);
	if (n == VM_SS && word == SEGMENT_KIND)
		vmcb_write(id, VMCB_CPL, (value >> DPL_AT & 3) << 24);
}

void
vmcb_set_tsc_offset(uint32_t id, uint32_t low, uint32_t high)
{
	vmcb_write(id, VMCB_TSC_OFFSET, low);
	vmcb_write(id, VMCB_TSC_OFFSET + 4, high);
}
