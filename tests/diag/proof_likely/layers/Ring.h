#pragma once

#include <stdint.h>

enum { PLACES = 64 };

/* What follows an entry, which is below PLACES. */
uint32_t follower(uint32_t which);
