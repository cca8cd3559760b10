#pragma once

#include <stdint.h>

/* Returns the sum of the bytes at an address of memory and behind it. */
uint32_t add_bytes(const uint8_t *at);
