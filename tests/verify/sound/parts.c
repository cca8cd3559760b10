/* What is asked part by part: each part is looked at, and what fails is one. */
#include "layerc_spec.h"

static uint32_t a[16], b[16];

static bool
are_less(uint32_t i, uint32_t most)
{
	return a[i] < most && b[i] < most;
}

void
each_holds(uint32_t i)
{
	layerc_assume(i < 16);
	a[i] = 3;
	b[i] = 4;
	layerc_assert(a[i] == 3 && b[i] == 4 && are_less(i, 5));
}

void
the_first_fails(uint32_t i)
{
	layerc_assume(i < 16);
	a[i] = b[i] = 4;
	layerc_assert(a[i] == 3 && b[i] == 4); // fails: breaks an assertion
}

void
the_last_fails(uint32_t i)
{
	layerc_assume(i < 16);
	a[i] = b[i] = 4;
	// fails: breaks an assertion
	layerc_assert(a[i] == 4 && b[i] == 4 && are_less(i, 4));
}

/* What is implied, and what is chosen. */
void
implied(uint32_t i, bool is_one)
{
	layerc_assume(i < 16);
	a[i] = is_one ? 1 : 2;
	b[i] = is_one ? 3 : 4;
	layerc_assert(!is_one || (a[i] == 1 && b[i] == 3));
	layerc_assert(is_one ? a[i] == 1 && b[i] == 3 : a[i] == 2 && b[i] == 4);
	// fails: breaks an assertion
	layerc_assert(is_one || (a[i] == 2 && b[i] == 3));
}

void
chosen_wrongly(uint32_t i, bool is_one)
{
	layerc_assume(i < 16);
	a[i] = is_one ? 1 : 2;
	b[i] = is_one ? 3 : 4;
	// fails: breaks an assertion
	layerc_assert(is_one ? a[i] == 1 && b[i] == 3 : a[i] == 2 && b[i] == 3);
}

/* One of both fails on each way, and never both. */
void
either_fails(uint32_t i, bool is_one)
{
	layerc_assume(i < 16);
	a[i] = is_one;
	b[i] = !is_one;
	// fails: breaks an assertion
	layerc_assert(a[i] == 1 && b[i] == 1);
	layerc_assert(!(a[i] == 1 && b[i] == 1));
	layerc_assert(!(a[i] == 0 && b[i] == 0));
	// fails: breaks an assertion
	layerc_assert(!(a[i] == 1 || b[i] == 0));
}

/* Truths that are equal imply each other. */
bool
spec_same(uint32_t i)
{
	REQUIRE(i < 16);
	return a[i] == 1 && b[i] == 2 && a[15] == 3;
}

bool
same(uint32_t i)
{
	if (a[i] != 1 || b[i] != 2)
		return false;
	return a[15] == 3;
}

bool
spec_same_says_more(uint32_t i)
{
	REQUIRE(i < 16);
	return a[i] == 1 && b[i] == 2 && a[15] == 3;
}

bool
same_says_more(uint32_t i)
// fails: differs from its specification in the result
{
	return a[i] == 1 && b[i] == 2;
}

bool
spec_same_says_less(uint32_t i)
{
	REQUIRE(i < 16);
	return a[i] == 1 && b[i] == 2;
}

bool
same_says_less(uint32_t i)
// fails: differs from its specification in the result
{
	return a[i] == 1 && b[i] == 2 && a[15] == 3;
}
