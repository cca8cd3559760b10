/* What VSVM adds to guests: all registers, and a step of their lives. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../VNPTIntro/VNPTIntro.state.h"
#include "../VVMCBOp/VVMCBOp.state.h"

/* Whether guest id is the one that runs next, with its own memory. */
#define IS_IN_USE(id) \
	(INUSE.map == NPT.begin + (id)*NPT_BYTES && \
	 INUSE.vmcb == VMS.begin + (id)*VMCB_BYTES)

uint32_t spec_svm_get_reg(uint32_t id, uint32_t n);
void spec_svm_set_reg(uint32_t id, uint32_t n, uint32_t value);
void spec_svm_reset(uint32_t id);
void spec_svm_use(uint32_t id, uint32_t from);
uint32_t spec_svm_run_vm(uint32_t id);
