/* What VVMCBIntro's clients see of control blocks: words, and where they are.
 */
#pragma once

#include <stdint.h>

#include "../VSVMSwitch/VSVMSwitch.state.h"

enum { VMCB_COUNT = 64, VMCB_BYTES = 4096 };

struct control_blocks_state {
	uint32_t begin; /* where the processor finds the first */
	uint32_t words[VMCB_COUNT][GUEST_WORDS];
};

extern struct control_blocks_state VMCB;

/* The words of the guest that has run last, when it went on. */
extern uint32_t BEGUN[GUEST_WORDS];

/* The guest that runs next, if it is one. */
#define VMCB_IN_USE ((INUSE.vmcb - VMCB.begin) / VMCB_BYTES)

#define VMCB_WORD(id, ofs) (VMCB.words[id][(ofs) / 4])

uint32_t spec_vmcb_read(uint32_t id, uint32_t ofs);
void spec_vmcb_write(uint32_t id, uint32_t ofs, uint32_t value);
void spec_vmcb_clear(uint32_t id);
void spec_use_vmcb(uint32_t id);
