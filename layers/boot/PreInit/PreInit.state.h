/* What PreInit's clients see of the machine: the map of its memory. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { RANGES_MOST = 128 };

/* The bytes from start on, as many as length. */
struct range_state {
	uint32_t start, length;
	bool usable;
};

struct map_state {
	uint32_t count;
	struct range_state ranges[RANGES_MOST];
};

extern struct map_state MM;
