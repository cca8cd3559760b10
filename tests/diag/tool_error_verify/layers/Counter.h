#pragma once

#include <stdint.h>

enum { LEVELS = 4 };

/* Adds one tick to a level, which is below LEVELS. */
void count(uint32_t level);

/* Returns the ticks of a level, which is below LEVELS. */
uint32_t counted(uint32_t level);
