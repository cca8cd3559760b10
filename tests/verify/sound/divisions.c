/* Division of 64 bits by what is not known, and the same by hand. */
#include "layerc_spec.h"

static uint64_t
quotient(uint64_t dividend, uint64_t divisor, uint32_t last)
{
	uint64_t digits = 0, rest = 0;

	for (uint32_t bit = 64; bit-- > last;) {
		rest = rest << 1 | (dividend >> bit & 1);
		if (rest >= divisor) {
			rest -= divisor;
			digits |= (uint64_t)1 << bit;
		}
	}
	return digits;
}

void
divides(uint64_t a, uint64_t b)
{
	layerc_assume(b != 0);
	layerc_assert(quotient(a, b, 0) == a / b);
	layerc_assert(a - quotient(a, b, 0) * b == a % b);
}

void
divides_without_the_last_digit(uint64_t a, uint64_t b)
{
	layerc_assume(b != 0);
	// fails: breaks an assertion
	layerc_assert(quotient(a, b, 1) == a / b);
}

void
divides_by_nothing(uint64_t a, uint64_t b)
{
	layerc_assert(a / b == a / b); // fails: divides by zero
}

static uint64_t
distance(int64_t a)
{
	return a < 0 ? 0 - (uint64_t)a : (uint64_t)a;
}

void
divides_towards_zero(int64_t a, int64_t b)
{
	uint64_t digits = quotient(distance(a), distance(b), 0);

	layerc_assume(b != 0 && (a != INT64_MIN || b != -1));
	layerc_assert(a / b ==
	              (int64_t)((a < 0) != (b < 0) ? 0 - digits : digits));
}

/* What is left has the sign of what is divided. */
void
leaves(int64_t a, int64_t b)
{
	uint64_t rest = distance(a) -
	                quotient(distance(a), distance(b), 0) * distance(b);

	layerc_assume(b != 0 && (a != INT64_MIN || b != -1));
	layerc_assert(a % b == (int64_t)(a < 0 ? 0 - rest : rest));
	// fails: breaks an assertion
	layerc_assert(a % b == (int64_t)(b < 0 ? 0 - rest : rest));
}

void
divides_beyond_the_end(int64_t a, int64_t b)
{
	layerc_assume(b != 0);
	layerc_assert(a / b == a / b); // fails: overflows
}
