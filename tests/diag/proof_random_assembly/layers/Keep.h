#pragma once

#include <stdint.h>

/* Returns so many times the number. */
uint32_t twice(uint32_t number);
uint32_t thrice(uint32_t number);
