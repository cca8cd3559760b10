#pragma once

#include <stdbool.h>
#include <stdint.h>

struct ring {
	uint32_t place;
	uint32_t follower;
};

extern struct ring RING[64];
