/*
 * Division of 64 bits, which a processor of 32 bits has none of.
 */
#pragma once

#include <stdint.h>

/*
 * Divides *number by the divisor, of 1 to 2^24.  Returns the rest; *number
 * becomes the quotient.
 */
uint32_t divide(uint64_t *number, uint32_t divisor);
