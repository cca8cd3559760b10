/* What PUCtx's clients see of a process that does not run: its registers. */
#pragma once

#include <stdint.h>

enum { UCTX_COUNT = 64, UCTX_SIZE = 19 };

extern uint32_t UCTX[UCTX_COUNT][UCTX_SIZE];
