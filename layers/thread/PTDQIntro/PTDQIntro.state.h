/* What PTDQIntro's clients see of queues: the two ends of each. */
#pragma once

#include <stdint.h>

enum { TDQ_COUNT = 65 };

/* Threads, or the number of ids for none. */
struct tdq_state {
	uint32_t head, tail;
};

extern struct tdq_state TDQ[TDQ_COUNT];
