/* What is kept between and during traps; TSysCall sees only PREEMPTED change.
 */
#pragma once

#include "../../proc/PProc/PProc.state.h"
#include "../../proc/PUCtx/PUCtx.state.h"
#include "../TTrapArg/TTrapArg.state.h"

enum { COPY_BYTES = 256, PREEMPTED_COUNT = 64 };

/* What was copied in for the call at hand. */
extern uint8_t COPY[COPY_BYTES];

struct info_state {
	uint32_t state, parent, quota, usage, program;
};

/* What was copied out of it. */
extern struct info_state INFO;

/* Whether others have run in the midst of each process since it slept. */
extern bool PREEMPTED[PREEMPTED_COUNT];
