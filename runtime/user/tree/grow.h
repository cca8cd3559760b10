/*
 * A tree of processes: each starts as many as it can, down to a depth.
 */
#pragma once

#include <stdint.h>

/*
 * Starts up to MAX_CHILDREN branches, each with an equal part of the caller's
 * memory and depth - 1 more levels below it; none if depth is 0.  Waits for
 * them.  Returns how many processes have ended well, those below included.
 */
uint32_t grow(uint32_t depth);
