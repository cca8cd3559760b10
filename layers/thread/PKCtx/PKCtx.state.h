/* What PKCtx's clients see of threads that do not run: their registers. */
#pragma once

#include <stdint.h>

enum { KCTX_COUNT = 64 };

struct kctx_state {
	uint32_t esp, edi, esi, ebx, ebp, eip;
};

extern struct kctx_state KCTX[KCTX_COUNT];

/* The processor leaves thread from and goes on where thread to was left. */
void switch_threads(uint32_t from, uint32_t to);
