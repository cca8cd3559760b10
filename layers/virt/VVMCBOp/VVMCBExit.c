#include "VVMCBOp.h"

#include "import.h"

uint32_t
vmcb_get_exit_info(uint32_t id, uint32_t n)
{
	ASSERT(n < EXIT_WORDS);
	if (n == EXIT_CODE)
		return vmcb_read(id, VMCB_EXIT_CODE);
	return vmcb_read(id, VMCB_EXIT_INFO_1 + 4 * (n - EXIT_INFO_1));
}

/* How long an instruction is; without prefixes, which compilers do not use. */
static uint32_t
length_of(uint32_t code)
{
	switch (code) {
	case VM_EXIT_HLT:
		return 1;
	case VM_EXIT_CPUID:
	case VM_EXIT_MSR:
	case VM_EXIT_RDPMC:
	case VM_EXIT_INVD:
	case VM_EXIT_WBINVD:
		return 2;
	case VM_EXIT_DR5:
	case VM_EXIT_DR7:
	case VM_EXIT_CR0:
	case VM_EXIT_TR:
	case VM_EXIT_VMMCALL:
	case VM_EXIT_INVLPGA:
	case VM_EXIT_RDTSCP:
	case VM_EXIT_MONITOR:
	case VM_EXIT_MWAIT:
	case VM_EXIT_XSETBV:
		return 3;
	default:
		return 0;
	}
}

uint32_t
vmcb_get_next_eip(uint32_t id)
{
	uint32_t code = vmcb_read(id, VMCB_EXIT_CODE), length;

	if (code == VM_EXIT_IOIO)
		return vmcb_read(id, VMCB_EXIT_INFO_2);
	length = length_of(code);
	if (length == 0)
		return 0;
	/* Some processors know it, with its prefixes. */
	if (vmcb_read(id, VMCB_NEXT_EIP) != 0)
		return vmcb_read(id, VMCB_NEXT_EIP);
	return vmcb_read(id, VMCB_EIP) + length;
}

void
vmcb_skip(uint32_t id)
{
	vmcb_write(id, VMCB_EIP, vmcb_get_next_eip(id));
	vmcb_write(id, VMCB_INT_SHADOW, 0);
}
