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
uint32_t
spec_used(uint32_t i)
{
	layerc_require(i < 8);
	return entries[i].used ? 1 : 0;
}

uint32_t
used(uint32_t i)
{
	return entries[i].used;
}

uint32_t
spec_both(uint32_t i)
{
	layerc_require(i < 8);
	return entries[i].used ? 1 + entries[i].dirty : 0;
}

uint32_t
both(uint32_t i) // fails: differs from its specification in the result
{
	return entries[i].used + entries[i].dirty;
}

/* Other bytes are anything. */
uint32_t
spec_counted(uint32_t i)
{
	layerc_require(i < 8);
	return entries[i].count != 0;
}

uint32_t
counted(uint32_t i) // fails: differs from its specification in the result
{
	return entries[i].count;
}

void
spec_choose(uint32_t i)
{
	layerc_require(i < 8);
	if (entries[i].used || entries[i].dirty)
		number = number > 7 ? number - 7 : 0;
}

void
choose(uint32_t i)
{
	uint32_t less = number < 7 ? number : 7;

	if (entries[i].used | entries[i].dirty)
		number -= less;
}
