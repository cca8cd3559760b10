/* What C leaves undefined: variables nobody wrote, truths that are none. */
#include "layerc_spec.h"

static bool truth, truths[4];
static uint8_t bytes[4];
static volatile uint32_t device;

void
reads_nothing(void)
{
	uint32_t x;

	layerc_assert(x == x); // fails: reads what nobody has written
}

void
reads_what_is_written(uint32_t a)
{
	uint32_t x;

	if (a > 5)
		x = 1;
	else
		x = 2;
	layerc_assert(x == 1 || a <= 5);
}

void
reads_what_may_be_written(uint32_t a)
{
	uint32_t x;

	if (a > 5)
		x = 1;
	layerc_assert(a <= 5 || x == 1);
	a = x; // fails: reads what nobody has written
}

void
counts_up_from_nothing(void)
{
	uint32_t x;

	x++; // fails: reads what nobody has written
}

void
replaces_a_part_of_nothing(void)
{
	uint32_t x;

	x = (x & 0xff00) | 1;
	layerc_assert(x % 256 == 1); // x is not known, and nobody asks
}

void
reads_another_entry(uint32_t i)
{
	uint32_t x[4];

	layerc_assume(i < 4);
	x[i] = 3;
	layerc_assert(x[i] == 3);
	// fails: reads what nobody has written
	layerc_assert(x[0] == 3 || i > 0);
}

void
reads_all_entries(uint32_t i)
{
	uint32_t x[4];

	for (uint32_t j = 0; j < 4; j++)
		x[j] = j;
	layerc_assume(i < 4);
	layerc_assert(x[i] == i);
}

void
reads_all_entries_but_one(uint32_t i)
{
	uint32_t x[4];

	for (uint32_t j = 1; j < 4; j++)
		x[j] = j;
	layerc_assume(i < 4);
	// fails: reads what nobody has written
	i = x[i];
}

struct part {
	uint32_t a, b;
};

void
copies_what_is_not_written(void)
{
	struct part one, other;

	one.a = 1;
	other = one;
	layerc_assert(other.a == 1);
	layerc_assert(other.b == one.b); // fails: reads what nobody has written
}

void
writes_a_part(void)
{
	uint32_t x;

	*(uint16_t *)&x = 1;
	layerc_assert(*(uint16_t *)&x == 1);
	// fails: reads what nobody has written
	layerc_assert(x % 65536 == 1);
}

static void
give(uint32_t *out, bool really)
{
	if (really)
		*out = 4;
}

void
out_parameters(void)
{
	uint32_t x;

	give(&x, true);
	layerc_assert(x == 4);
}

void
out_parameters_not_written(bool really)
{
	uint32_t x;

	give(&x, really);
	// fails: reads what nobody has written
	layerc_assert(x == 4 || !really);
}

static uint32_t
forgets(uint32_t a)
{
	if (a > 3)
		return 1;
} // fails: reads what nobody has written

void
without_result(uint32_t a)
{
	layerc_assume(a > 3);
	layerc_assert(forgets(a) == 1);
}

void
declares_in_a_loop(void)
{
	for (uint32_t i = 0; i < 3; i++) {
		uint32_t x;

		if (i == 0)
			x = 5;
		// fails: reads what nobody has written
		bytes[i] = x;
	}
}

void
declares_and_writes_in_a_loop(void)
{
	for (uint32_t i = 0; i < 3; i++) {
		uint32_t x, y = i;

		if (y < 3)
			x = 5;
		bytes[i] = x;
	}
	layerc_assert(bytes[2] == 5);
}

void
declares_in_an_annotated_loop(uint32_t n)
{
	uint32_t i = 0;

	while (i < n) {
		uint32_t x;

		LOOP(i <= n, n - i);
		if (i > 0)
			x = 3;
		// fails: reads what nobody has written
		bytes[0] = x;
		i++;
	}
}

void
declares_before_a_loop(uint32_t n)
{
	uint32_t x;

	for (uint32_t i = 0; i < 3; i++) {
		if (i == 0)
			x = 5;
		bytes[i] = x;
	}
	layerc_assert(bytes[2] == 5);
}

void
variables_of_modules_are_unknown(void)
{
	layerc_assert(bytes[0] == 0); // fails: breaks an assertion
}

void
keeps_truths(uint32_t a)
{
	truth = a;
	truths[a & 3] = truth;
	layerc_assert(truths[a & 3] == (a != 0));
	layerc_assert(truth || !truth);
}

void
fills_truths(uint8_t a)
{
	layerc_assume(a < 2);
	__builtin_memset(truths, a, sizeof(truths));
	layerc_assert(truths[2] == a);
}

void
fills_no_truths(uint8_t a)
{
	layerc_assume(a <= 2);
	__builtin_memset(truths, a, sizeof(truths));
	// fails: takes for a truth what is neither 0 nor 1
	truth = truths[2];
}

void
takes_bytes_for_truths(uint8_t a)
{
	*(uint8_t *)&truth = a;
	// fails: takes for a truth what is neither 0 nor 1
	truths[0] = truth;
}

void
devices_change(void)
{
	uint32_t before;

	device = 3;
	before = device;
	layerc_assert(before == before);
	layerc_assert(device == 3); // fails: breaks an assertion
}

void
of_any_length(uint32_t n)
{
	uint8_t x[n]; // refused: 'llvm.stacksave'

	x[0] = 1;
}

void
floats(float f)
{
	layerc_assert(f == f); // refused elsewhere: no numbers
}
