#include "VVMCBOp.state.h"

uint32_t
spec_vmcb_get_exit_info(uint32_t id, uint32_t n)
{
	REQUIRE(id < VMS_COUNT && n < VMS_EXIT_WORDS);
	return VMS.of[id].exit[n];
}

/* Bytes of an instruction without prefixes, if it is one. */
static uint32_t
length_of(uint32_t code)
{
	switch (code) {
	case VM_EXIT_HLT:
		return 1;
	case VM_EXIT_RDPMC:
	case VM_EXIT_CPUID:
	case VM_EXIT_INVD:
	case VM_EXIT_MSR:
	case VM_EXIT_WBINVD:
		return 2;
	case VM_EXIT_DR5:
	case VM_EXIT_DR7:
	case VM_EXIT_CR0:
	case VM_EXIT_TR:
	case VM_EXIT_INVLPGA:
	case VM_EXIT_VMMCALL:
	case VM_EXIT_RDTSCP:
	case VM_EXIT_MONITOR:
	case VM_EXIT_MWAIT:
	case VM_EXIT_XSETBV:
		return 3;
	default:
		return 0;
	}
}

/* Of an access to a port the processor says it; of others, perhaps. */
uint32_t
spec_vmcb_get_next_eip(uint32_t id)
{
	REQUIRE(id < VMS_COUNT);
	uint32_t code = VMS.of[id].exit[EXIT_CODE], length = length_of(code);

	if (code == VM_EXIT_IOIO)
		return VMS.of[id].exit[EXIT_INFO_1 + 2];
	if (length == 0)
		return 0;
	return VMS.of[id].next_eip != 0 ? VMS.of[id].next_eip
	                                : VM_REGISTER(id, VM_EIP) + length;
}

void
spec_vmcb_skip(uint32_t id)
{
	VM_REGISTER(id, VM_EIP) = spec_vmcb_get_next_eip(id);
	VMS.of[id].shadow = 0;
}

/* Its state is what it has left; what it exits for, is not its own. */
static void
leave(uint32_t id, const uint32_t *words)
{
	struct virtual_machine_state *it = &VMS.of[id];

	for (uint32_t i = 0; i < VMS_REGISTERS; i++)
		it->registers[i] = words[REGISTER_AT(i)];
	for (uint32_t n = 0; n < VMS_SEGMENTS; n++)
		for (uint32_t i = 0; i < VMS_SEGMENT_WORDS; i++)
			it->segments[n][i] = words[SEGMENT_OFFSET(n) / 4 + i];
	it->ring = words[RING_AT];
	it->interrupts = (it->interrupts & ~LEFT_BITS(INTERRUPTS_AT)) |
	                 (words[INTERRUPTS_AT] & LEFT_BITS(INTERRUPTS_AT));
	it->shadow = words[SHADOW_AT];
	it->exit[EXIT_CODE] = words[EXIT_AT];
	for (uint32_t i = EXIT_INFO_1; i < VMS_EXIT_WORDS; i++)
		it->exit[i] = words[EXIT_AT + 1 + i];
	it->next_eip = words[NEXT_EIP_AT];
	it->event = words[EVENT_AT];
	it->error = words[EVENT_AT + 1];
	it->was_event = words[WAS_EVENT_AT];
	it->was_error = words[WAS_EVENT_AT + 1];
}

void
spec_xvmst_run(uint32_t id)
{
	REQUIRE(id < VMS_COUNT && INUSE.vmcb == VMS.begin + id * VMCB_BYTES);
	REQUIRE(GUEST_CAN_RUN);
	const struct left_state *left = &GUEST.left[GUEST.runs % GUEST_RUNS];

	GUEST.runs++;
	ENTERED = VMS.of[id];
	leave(id, left->words);
	for (uint32_t i = 0; i < GUEST_REGISTERS; i++) {
		GUEST.entered[i] = XVMST[id].registers[i];
		XVMST[id].registers[i] = left->registers[i];
	}
}
