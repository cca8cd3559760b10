/*
 * The monitor's loader of Linux without a kernel below: what it knows of one
 * is here, and the guest's memory is the machine's.
 */
#pragma once

#include <stdint.h>

#include "../../../layers/trap/TTrapArg/TTrapArg.h"
#include "../../../layers/trap/TVM/TVM.h"
#include "../../../layers/trap/TVMCall/TVMCall.h"
#include "../../../layers/virt/VNPTIntro/VNPTIntro.h"
#include "../../../layers/virt/VVMCBOp/VVMCBOp.h"

enum { GUEST_LOW = 0 };

struct process_info;
