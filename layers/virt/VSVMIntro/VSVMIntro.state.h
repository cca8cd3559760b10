/* What VSVMIntro's clients see of a guest besides its control block. */
#pragma once

#include <stdint.h>

#include "../VSVMSwitch/VSVMSwitch.state.h"

/* The last is nobody's: what is not wanted any more. */
enum { XVMST_NOBODY = 64, XVMST_COUNT };

struct registers_state {
	uint32_t extra[GUEST_EXTRA];
	uint32_t registers[GUEST_REGISTERS];
};

extern struct registers_state XVMST[XVMST_COUNT];

uint32_t spec_xvmst_read(uint32_t id, uint32_t n);
void spec_xvmst_write(uint32_t id, uint32_t n, uint32_t value);
void spec_xvmst_run(uint32_t id);
void spec_xvmst_own(uint32_t id, uint32_t from);
void spec_xvmst_reset(uint32_t id);
