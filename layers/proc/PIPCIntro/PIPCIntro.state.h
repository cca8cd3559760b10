/* What PIPCIntro's clients see of channels: a word, and whether it is there. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { CHAN_COUNT = 64 };

struct chan_state {
	bool info;
	uint32_t content;
};

extern struct chan_state CHAN[CHAN_COUNT];
