#pragma once

#include <stdint.h>

/* Counts the follower of an entry, which is below PLACES. */
void count(uint32_t which);
