/* Numbers of all widths, their signs, shifts, divisions, and truths. */
// prove: --cross-check
#include "layerc_spec.h"

void
wraps(uint32_t a)
{
	layerc_assert(a + 1 > a || a == UINT32_MAX);
}

void
wraps_not(uint32_t a)
{
	layerc_assert(a + 1 > a); // fails: breaks an assertion
}

void
wraps_signed(int32_t a)
{
	layerc_assert(a + 1 > a || a == INT32_MAX);
}

void
wraps_signed_not(int32_t a)
{
	// fails: breaks an assertion
	layerc_assert(a + 1 > a || a == INT32_MIN);
}

void
bytes_are_promoted(uint8_t a, uint8_t b)
{
	layerc_assert(a + b >= a && a + b < 511);
}

/* As numbers with a sign, of which none is negative. */
void
bytes_are_compared(uint8_t a, uint8_t b, int8_t c)
{
	layerc_assert((a < b) == ((uint32_t)a < (uint32_t)b));
	layerc_assert((0 < a) == (a != 0) && !(a < 0) && -1 < a);
	layerc_assert(a % 64 == (a & 63) && a / 4 == a >> 2);
	layerc_assume(b != 0);
	layerc_assert(a % b < b && a / b <= a);
	layerc_assert(c < 0 || c % 64 == (c & 63));
	// fails: breaks an assertion
	layerc_assert(c % 64 == (c & 63));
}

void
bytes_are_below(uint8_t a, int8_t b)
{
	layerc_assert(a < INT32_MAX && INT32_MIN < a);
	layerc_assert(a < b || b <= a);
	layerc_assert(b < a || b >= 0);
	layerc_assert(a < (uint8_t)b || b >= 0); // fails: breaks an assertion
}

void
bytes_are_cut(uint8_t a, uint8_t b)
{
	uint8_t c = a + b;

	layerc_assert(c >= a); // fails: breaks an assertion
}

void
bytes_are_cut_rightly(uint8_t a, uint8_t b)
{
	uint8_t c = a + b;

	layerc_assert(c == (a + b) % 256);
}

void
extends_signs(int8_t a)
{
	layerc_assert((uint32_t)(int32_t)a == (a < 0 ? a + 0u : (uint8_t)a));
}

void
extends_no_sign(uint8_t a)
{
	layerc_assert((int32_t)a == (int8_t)a); // fails: breaks an assertion
}

void
compares_signed(int32_t a, int32_t b)
{
	layerc_assume(a < b);
	layerc_assert((uint32_t)(b - a) > 0);
	layerc_assert((uint32_t)a < (uint32_t)b); // fails: breaks an assertion
}

void
compares_mixed(void)
{
	layerc_assert(-1 > 0u);
	layerc_assert(-1 < 0);
}

void
shifts(uint32_t a, uint32_t by)
{
	layerc_assume(by < 32);
	layerc_assert(a << by >> by <= a);
}

void
shifts_too_far(uint32_t a, uint32_t by)
{
	layerc_assume(by <= 32);
	// fails: shifts by more bits than there are
	layerc_assert((a >> by) <= a);
}

void
shifts_signed(int32_t a)
{
	layerc_assert(a >> 31 == (a < 0 ? -1 : 0));
}

void
shifts_signed_as_unsigned(int32_t a)
{
	layerc_assert(a >> 31 == (a < 0 ? 1 : 0)); // fails: breaks an assertion
}

void
shifts_in_bytes(uint8_t a)
{
	layerc_assert(a << 8 >> 8 == a);
	layerc_assert((uint8_t)(a << 4) >> 4 == (a & 15));
}

void
divides(uint32_t a, uint32_t b)
{
	layerc_assume(b > 0 && b < 16 && a < 256);
	layerc_assert(a / b * b + a % b == a);
}

void
divides_by_nothing(uint32_t a, uint32_t b)
{
	a /= b; // fails: divides by zero
}

void
remains_by_nothing(int32_t a, uint8_t b)
{
	a %= b; // fails: divides by zero
}

void
divides_towards_nothing(int8_t a)
{
	layerc_assert(a / 2 == (a >> 1) + (a < 0 && a % 2 != 0));
}

void
divides_downwards_not(int8_t a)
{
	layerc_assert(a / 2 == a >> 1); // fails: breaks an assertion
}

void
divides_the_least(int32_t a)
{
	a /= -1; // fails: overflows
}

void
divides_what_is_not_the_least(int32_t a)
{
	layerc_assume(a != INT32_MIN);
	layerc_assert(a / -1 == -a);
}

void
remains_of_the_least(int32_t a, int32_t b)
{
	layerc_assume(b < 0);
	a %= b; // fails: overflows
}

void
multiplies(uint16_t a, uint16_t b)
{
	layerc_assert((uint32_t)a * b / 65536 < 65536);
	layerc_assert((uint32_t)a * b == (uint32_t)b * a);
}

void
masks(uint32_t a)
{
	layerc_assert((a & ~4095u) + (a & 4095) == a);
	layerc_assert((a | 4095) - (a & 4095) == (a | 4095) - a % 4096);
}

void
masks_too_little(uint32_t a)
{
	// fails: breaks an assertion
	layerc_assert((a & ~4095u) + (a & 2047) == a);
}

void
rounds(uint32_t a)
{
	layerc_assume(a <= UINT32_MAX - 4095);
	layerc_assert((a + 4095) / 4096 * 4096 >= a);
}

void
rounds_over_the_end(uint32_t a)
{
	// fails: breaks an assertion
	layerc_assert((a + 4095) / 4096 * 4096 >= a);
}

void
negates(uint32_t a)
{
	layerc_assert(~a + 1 == -a);
	layerc_assert((a ^ UINT32_MAX) == ~a);
}

void
truths(uint32_t a, bool b)
{
	bool c = a;

	layerc_assert(c == (a != 0));
	layerc_assert(b == 0 || b == 1);
	layerc_assert((uint8_t)a == c || a > 1);
}

void
truth_of_a_byte(uint32_t a)
{
	uint8_t c = a;

	layerc_assert((c != 0) == (a != 0)); // fails: breaks an assertion
}

void
evaluates_what_it_needs(uint32_t a, uint32_t b)
{
	layerc_assert(b == 0 || a / b <= a);
	layerc_assert(b != 0 && a / b <= a); // fails: breaks an assertion
}

void
evaluates_both(uint32_t a, uint32_t b)
{
	// fails: divides by zero
	layerc_assert((b == 0) | (a / b <= a));
}

void
chooses(uint32_t a, uint32_t b)
{
	uint32_t least = a < b ? a : b;

	layerc_assert(least <= a && least <= b);
	layerc_assert(least == a || least == b);
}

void
switches(uint32_t a)
{
	uint32_t b = 7;

	switch (a & 3) {
	case 0:
		b = 1;
		break;
	case 1:
		b = 2; /* and on */
	case 2:
		b += 1;
		break;
	}
	layerc_assert(b == (a % 4 == 0   ? 1
	                    : a % 4 == 1 ? 3
	                    : a % 4 == 2 ? 8
	                                 : 7));
}

void
switches_on(uint32_t a)
{
	uint32_t b = 7;

	switch (a) {
	case 1:
		b = 2;
	default:
		b = 3;
	}
	layerc_assert(b == 2 || a != 1); // fails: breaks an assertion
}
