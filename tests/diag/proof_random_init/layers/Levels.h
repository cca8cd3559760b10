#pragma once

#include <stdint.h>

enum { LEVELS = 4 };

/* Gives each level three ticks. */
void levels_init(uint32_t mbi);

/* Returns the ticks of a level, which is below LEVELS. */
uint32_t counted(uint32_t level);
