#pragma once

#include <stdint.h>

enum { LEVELS = 4 };

/* Gives each level three marks. */
void marks_init(uint32_t mbi);

/* Returns the marks of a level, which is below LEVELS. */
uint32_t marked(uint32_t level);
