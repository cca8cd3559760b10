/* What PKCtx's clients see of threads that do not run: their registers. */
#pragma once

#include <stdint.h>

enum { KCTX_COUNT = 64 };

struct kctx_state {
	uint32_t esp, edi, esi, ebx, ebp, eip;
};

extern struct kctx_state KCTX[KCTX_COUNT];
