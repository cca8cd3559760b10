#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Whether two numbers, neither of them small, open it. */
bool opens(uint32_t one, uint32_t other);
