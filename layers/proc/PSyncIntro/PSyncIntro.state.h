/* What PSyncIntro's clients see: what each process waits for, and with whom. */
#pragma once

#include <stdint.h>

enum { SYNC_COUNT = 64 };

struct sync_state {
	uint32_t kind, peer, address, count;
};

extern struct sync_state SYNC[SYNC_COUNT];
