#pragma once

#include <stdint.h>

/* Returns the ticks of the first two levels. */
uint32_t total(void);
