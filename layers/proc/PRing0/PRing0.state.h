/* What PRing0's clients see: where each process slept last. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../../thread/PAbQueue/PAbQueue.state.h"

enum { RING0_COUNT = 64 };

struct ring0_state {
	uint32_t end; /* where a process goes that returns */
	uint32_t channels[RING0_COUNT];
};

extern struct ring0_state RING0;

bool spec_ring0_is_alive(uint32_t pid);
