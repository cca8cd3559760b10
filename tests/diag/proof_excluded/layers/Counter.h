#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { LEVELS = 1024, TICKS_MOST = 100 };

/* Adds one tick to a level, which is below LEVELS, up to TICKS_MOST. */
void count(uint32_t level);

/* Whether that is how many a level has; it always is. */
bool is_counted(uint32_t level);
