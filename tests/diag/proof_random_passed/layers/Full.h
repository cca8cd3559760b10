#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Returns whether a level, which is below LEVELS, has no room. */
bool is_full(uint32_t level);
