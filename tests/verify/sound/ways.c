/* Ways that part where several things are so at once, and meet again. */
// prove: --shares AT
#include "layerc_spec.h"

uint32_t AT[16];

static uint32_t
taken(uint32_t a, uint32_t b)
{
	bool both = (AT[a] == 1) & (AT[b] == 2);

	return both ? a : b;
}

void
knows_which_way_was_gone(uint32_t a, uint32_t b)
{
	layerc_assume(a < 16 && b < 16 && AT[a] != AT[b]);
	uint32_t it = taken(a, b);

	layerc_assert(it == a || it == b);
	layerc_assert(it != a || (AT[a] == 1 && AT[b] == 2));
	layerc_assert(it != b || AT[a] != 1 || AT[b] != 2);
	layerc_assert(it == a || AT[a] != 1); // fails: breaks an assertion
	layerc_assert(it == b || AT[a] != 1); // fails: breaks an assertion
}

void
parts_in_what_parts(uint32_t a, uint32_t b)
{
	uint32_t was;

	layerc_assume(a < 16 && b < 16 && a != b);
	was = AT[b];
	if ((AT[a] == 1) & (was == 2)) {
		if ((AT[a] == 1) & (a == 3))
			AT[b] = 7;
		else
			AT[b] = 8;
	}
	layerc_assert(AT[b] == was || AT[b] == (a == 3 ? 7 : 8));
	layerc_assert(AT[b] == was || was == 2);
	layerc_assert(AT[b] == was || a == 3); // fails: breaks an assertion
	layerc_assert(AT[b] != 7 || a == 3 || was == 7);
	layerc_assert(AT[b] != 8 || a != 3); // fails: breaks an assertion
}

void
asks_again_on_other_ways(uint32_t i, uint32_t a, uint32_t b)
{
	if (a == 1)
		AT[i] = 1; // fails: goes beyond the ends of 'AT'
	if (b == 1)
		AT[i] = 2; // fails: goes beyond the ends of 'AT'
	if (b == 1 && a == 1)
		AT[i] = 3;
	if (b == 2 && i < 16 && a == 3)
		AT[i] = 4;
	if (a == 3 && b == 2)
		AT[i] = 5; // fails: goes beyond the ends of 'AT'
}

void
asks_once_on_one_way(uint32_t i, uint32_t a, uint32_t b)
{
	layerc_assume(a != 3 || b != 2 || i < 16);
	if (a == 3)
		if (b == 2)
			AT[i] = 1;
	if (b == 2)
		if (a == 3)
			AT[i] = 2;
	if (b == 2)
		AT[i] = 3; // fails: goes beyond the ends of 'AT'
}

/* Three ways that meet one after another. */
static uint32_t
leave_first(uint32_t a, uint32_t b)
{
	if (AT[a] == 1)
		return 1;
	if (AT[b] == 2) {
		AT[b] = 5;
		return 2;
	}
	AT[a] = 6;
	return 3;
}

void
knows_which_of_three(uint32_t a, uint32_t b)
{
	uint32_t was_a, was_b, it = 0;

	layerc_assume(a < 16 && b < 16 && a != b);
	was_a = AT[a];
	was_b = AT[b];
	if (was_a != 4)
		if (was_b == 2 || was_b == 3)
			it = leave_first(a, b);
	layerc_assert((it == 0) == (was_a == 4 || was_b - 2 > 1));
	layerc_assert(it != 1 || (was_a == 1 && AT[b] == was_b));
	layerc_assert(it != 2 || (was_a != 1 && was_b == 2 && AT[b] == 5));
	layerc_assert(it != 3 || (was_a != 1 && was_b == 3 && AT[a] == 6));
	layerc_assert(it == 3 || AT[a] == was_a);
	layerc_assert(it != 1 || was_b == 2); // fails: breaks an assertion
	layerc_assert(it != 2 || was_a == 5); // fails: breaks an assertion
	layerc_assert(it != 3 || was_a == 5); // fails: breaks an assertion
	layerc_assert(it == 2 || AT[b] != 5 || was_b == 5);
	layerc_assert(it == 3 || AT[a] != 6); // fails: breaks an assertion
}

/* What comes before is asked in another order. */
uint32_t
spec_goes_there_otherwise(uint32_t a, uint32_t b)
{
	REQUIRE(a < 16 && b < 16);
	if (a == b || AT[0] < 3)
		return 0;
	return leave_first(a, b);
}

uint32_t
goes_there_otherwise(uint32_t a, uint32_t b)
{
	if (AT[0] >= 3)
		if (b != a)
			return leave_first(a, b);
	return 0;
}

uint32_t
spec_goes_elsewhere(uint32_t a, uint32_t b)
{
	return spec_goes_there_otherwise(a, b);
}

uint32_t
goes_elsewhere(uint32_t a, uint32_t b)
// fails: differs from its specification in the result
// fails: leaves 'AT[]' otherwise than its specification
{
	if (AT[0] >= 3)
		if (b != a)
			return leave_first(AT[a] == 1 && AT[b] == 2 ? b : a, b);
	return 0;
}
