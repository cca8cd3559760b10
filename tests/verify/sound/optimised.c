/*
 * What an optimiser makes of truths, choices and sums: the same.  A static
 * variable that nobody writes would be a constant to it.
 */
// cc: -fwrapv -O2
#include "layerc_spec.h"

struct {
	bool used, dirty;
	uint8_t count;
} entries[8];

uint32_t number;

/* A truth in memory is 0 or 1, as the optimiser has noted at its load. */
void
truths(uint32_t i)
{
	layerc_assume(i < 8);
	layerc_assert(entries[i].used + entries[i].dirty < 3);
	layerc_assert((entries[i].used != 0) == entries[i].used);
}

void
sum_of_truths(uint32_t i)
{
	layerc_assume(i < 8);
	// fails: breaks an assertion
	layerc_assert(entries[i].used + entries[i].dirty < 2);
}

/* Other bytes are anything. */
void
bytes(uint32_t i)
{
	layerc_assume(i < 8);
	layerc_assert(entries[i].count < 2); // fails: breaks an assertion
}

void
choice(uint32_t i)
{
	uint32_t was = number, less = number < 7 ? number : 7;

	layerc_assume(i < 8);
	if (entries[i].used | entries[i].dirty)
		number -= less;
	layerc_assert(number == was || entries[i].used || entries[i].dirty);
	layerc_assert(number <= was);
}

void
choice_of_all(uint32_t i)
{
	uint32_t was = number;

	layerc_assume(i < 8);
	if (entries[i].used | entries[i].dirty)
		number /= 2;
	// fails: breaks an assertion
	layerc_assert(number < was || !entries[i].used);
}
