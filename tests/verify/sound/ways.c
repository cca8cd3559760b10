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
