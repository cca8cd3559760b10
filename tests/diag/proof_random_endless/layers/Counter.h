#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { LEVELS = 4 };

/* Adds one tick to a level, up to 20; returns whether there was room. */
bool count(uint32_t level);

/* Returns the ticks of a level, which is below LEVELS. */
uint32_t counted(uint32_t level);
