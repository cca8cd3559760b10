#pragma once

#include <stdint.h>

/* Makes so many bytes 0. */
void clear(uint8_t *bytes, uint32_t count);
