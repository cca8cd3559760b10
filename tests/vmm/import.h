/*
 * What the virtual machine monitor knows of the kernel, as its test on the host
 * has it.  The guest's memory lies where the host has nothing.
 */
#pragma once

#include <stdint.h>

#include "../../layers/trap/TTrapArg/TTrapArg.h"
#include "../../layers/trap/TVM/TVM.h"
#include "../../layers/trap/TVMCall/TVMCall.h"
#include "../../layers/virt/VNPTIntro/VNPTIntro.h"
#include "../../layers/virt/VVMCBOp/VVMCBOp.h"

enum { GUEST_LOW = 0x10000000 };

/* As TTrap.h has it, whose functions have names of the library's. */
struct process_info {
	uint32_t state, parent, quota, usage, program;
};
