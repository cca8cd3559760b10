#include "VVMCBIntro.state.h"

struct control_blocks_state VMCB;
uint32_t BEGUN[GUEST_WORDS];

uint32_t
spec_vmcb_read(uint32_t id, uint32_t ofs)
{
	REQUIRE(id < NUM_IDS && ofs < VMCB_SIZE);
	return VMCB_WORD(id, ofs);
}

void
spec_vmcb_write(uint32_t id, uint32_t ofs, uint32_t value)
{
	REQUIRE(id < NUM_IDS && ofs < VMCB_SIZE);
	VMCB_WORD(id, ofs) = value;
}

void
spec_vmcb_clear(uint32_t id)
{
	REQUIRE(id < NUM_IDS);
	UPDATE(i, 0, GUEST_WORDS, VMCB.words[id][i] = 0);
}

void
spec_use_vmcb(uint32_t id)
{
	REQUIRE(id < NUM_IDS);
	spec_svm_use_vmcb(VMCB.begin + id * VMCB_BYTES);
}

/* What VMRUN leaves at an address, is a control block from here on. */
void
spec_svm_switch(uint32_t *registers)
{
	AXIOM("the processor finds the control block by its address");
	const struct left_state *left = &GUEST.left[GUEST.runs % GUEST_RUNS];
	uint32_t id = VMCB_IN_USE;

	REQUIRE(id < NUM_IDS && INUSE.vmcb == VMCB.begin + id * VMCB_BYTES);
	REQUIRE(GUEST_CAN_RUN);
	GUEST.runs++;
	UPDATE(i, 0, GUEST_WORDS, BEGUN[i] = VMCB.words[id][i]);
	UPDATE(i, 0, GUEST_WORDS,
	       VMCB.words[id][i] = (VMCB.words[id][i] & ~LEFT_BITS(i)) |
	                           (left->words[i] & LEFT_BITS(i)));
	for (uint32_t i = 0; i < GUEST_REGISTERS; i++) {
		GUEST.entered[i] = registers[i];
		registers[i] = left->registers[i];
	}
}
