#pragma once

#include <stdint.h>

/* Adds two ticks to a level, which is below LEVELS. */
void count_twice(uint32_t level);

/* Returns the pairs of ticks of a level, which is below LEVELS. */
uint32_t pairs(uint32_t level);
