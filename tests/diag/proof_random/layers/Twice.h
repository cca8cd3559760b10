#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Counts twice; returns whether there was room. */
bool count_twice(uint32_t level);

/* Returns the ticks of two levels. */
uint32_t both(uint32_t one, uint32_t other);
