#pragma once

#include <stdint.h>

enum { LEVELS = 4 };

/* Requires one of LEVELS. */
uint32_t level_get(uint32_t which);

/* Stops if the first is odd. */
void level_check(void);
