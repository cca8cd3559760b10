#pragma once

#include <stdint.h>

enum { LEVELS = 4 };

/* Adds one tick to a level, which is below LEVELS. */
void count(uint32_t level);

/* A level, which is below LEVELS, has no ticks any more. */
void clear(uint32_t level);
