/* What MShareIntro's clients see: offers, and who has to do with any. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { SHARE_COUNT = 64 };

struct share_state {
	struct {
		uint32_t state, loc;
		bool seen;
	} offers[SHARE_COUNT][SHARE_COUNT]; /* by source and destination */
	bool users[SHARE_COUNT];
};

extern struct share_state SHARE;
