/* What PTCBIntro's clients see of threads: a state, a queue, and links. */
#pragma once

#include <stdint.h>

enum { TCB_COUNT = 64 };

/* Links are threads, or TCB_COUNT for none. */
struct tcb_state {
	uint32_t state, queue, prev, next;
};

extern struct tcb_state TCB[TCB_COUNT];
