#include "Helper.h"

#include <stdbool.h>

uint64_t
__udivdi3(uint64_t dividend, uint64_t divisor)
{
	uint64_t quotient = 0, rest = 0;

	/* Long division in base 2, from the highest digit down. */
	for (uint32_t bit = 64; bit-- > 0;) {
		rest = rest << 1 | (dividend >> bit & 1);
		if (rest >= divisor) {
			rest -= divisor;
			quotient |= (uint64_t)1 << bit;
		}
	}
	return quotient;
}

uint64_t
__umoddi3(uint64_t dividend, uint64_t divisor)
{
	return dividend - __udivdi3(dividend, divisor) * divisor;
}

/* The distance from zero; right for INT64_MIN too, which has no negative. */
static uint64_t
magnitude(int64_t number)
{
	return number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
}

int64_t
__divdi3(int64_t dividend, int64_t divisor)
{
	uint64_t quotient = __udivdi3(magnitude(dividend), magnitude(divisor));
	bool negative = (dividend < 0) != (divisor < 0);

	return (int64_t)(negative ? 0 - quotient : quotient);
}

int64_t
__moddi3(int64_t dividend, int64_t divisor)
{
	uint64_t rest = __umoddi3(magnitude(dividend), magnitude(divisor));

	return (int64_t)(dividend < 0 ? 0 - rest : rest);
}
