/* Signed numbers without -fwrapv: they must not overflow. */
// cc: -fno-wrapv
#include "layerc_spec.h"

static int32_t count;
static uint32_t table[8];

void
adds(int32_t a)
{
	layerc_assume(a < INT32_MAX);
	count = a + 1;
	layerc_assert(count > a);
}

void
adds_too_much(int32_t a)
{
	layerc_assume(a <= INT32_MAX);
	count = a + 1; // fails: overflows
}

void
adds_unsigned(uint32_t a)
{
	layerc_assert(a + 1 > a || a == UINT32_MAX);
}

void
increments(int32_t a)
{
	count = a;
	layerc_assume(a < 7);
	count++;
	layerc_assert(count < 8);
}

void
increments_too_far(void)
{
	count++; // fails: overflows
}

void
subtracts(int32_t a, int32_t b)
{
	layerc_assume(a >= 0 && b >= 0);
	layerc_assert(a - b <= a);
}

void
subtracts_too_much(int32_t a, int32_t b)
{
	layerc_assume(a >= 0);
	// fails: overflows
	layerc_assert(a - b <= a || b < 0);
}

void
negates(int32_t a)
{
	layerc_assume(a > INT32_MIN);
	count = -a;
	layerc_assert(count == 0 || (count < 0) != (a < 0));
}

void
negates_the_least(int32_t a)
{
	count = -a; // fails: overflows
}

void
multiplies(int32_t a)
{
	layerc_assume(a > -300 && a < 300);
	layerc_assert(a * a >= 0);
}

void
multiplies_too_much(int32_t a)
{
	layerc_assume(a > -46342 && a < 46342);
	// fails: overflows
	count = a * a;
}

void
multiplies_small_numbers(int16_t a, int16_t b)
{
	count = a * b;
	layerc_assert(count <= 1 << 30);
}

void
multiplies_short_ones(uint16_t a, uint16_t b)
{
	// fails: overflows
	uint32_t c = a * b;
}

void
widens_first(int32_t a, int32_t b)
{
	int64_t sum = (int64_t)a + b;

	layerc_assert(sum <= 2ll * INT32_MAX);
}

void
widens_too_late(int32_t a, int32_t b)
{
	// fails: overflows
	int64_t sum = a + b;
}

void
adds_longs(int64_t a, int64_t b)
{
	layerc_assume(a > 0 && b < 0);
	layerc_assert(a + b < a);
}

void
adds_too_long(int64_t a, int64_t b)
{
	layerc_assume(a > 0 && b <= 0);
	layerc_assert(a + b <= a);
	a = a - b; // fails: overflows
}

void
indices_below(int32_t i)
{
	layerc_assume(i >= 0 && i < 8);
	table[i] = 1;
	layerc_assert(table[i] == 1);
}

void
indices_below_nothing(int32_t i)
{
	layerc_assume(i < 8);
	table[i] = 1; // fails: goes beyond the ends of 'table'
}
