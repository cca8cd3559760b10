/* What a specification leaves to the code, and what a caller knows of it. */
// prove: --shares AT --shares NEXT
#include "layerc_spec.h"

uint32_t AT[16], NEXT;

static uint32_t
some_free(void)
{
	return SOME(k, 0, 16, AT[k] == 0);
}

void
knows_that_it_is_one(void)
{
	uint32_t page = some_free();

	layerc_assert(page <= 16);
	layerc_assert(page == 16 || AT[page] == 0);
	layerc_assert((page == 16) == ALL(k, 0, 16, AT[k] != 0));
	layerc_assume(page < 16);
	layerc_assert(page < 15); // fails: breaks an assertion
}

void
does_not_know_which(void)
{
	uint32_t page = some_free();

	layerc_assume(page < 16);
	// fails: breaks an assertion
	layerc_assert(page == FIRST(k, 0, 16, AT[k] == 0));
	layerc_assert(page == some_free()); // fails: breaks an assertion
}

void
knows_where_there_is_none(uint32_t i)
{
	layerc_assume(i < 16 && AT[i] == 0);
	layerc_assert(some_free() < 16);
	AT[i] = 1;
	layerc_assert(some_free() < 16); // fails: breaks an assertion
}

uint32_t
spec_finds_the_first(void)
{
	return SOME(k, 0, 16, AT[k] == 0);
}

uint32_t
finds_the_first(void)
{
	uint32_t k = 0;

	while (k < 16 && AT[k] != 0)
		k++;
	return k;
}

uint32_t
spec_finds_the_last(void)
{
	uint32_t page = SOME(k, 0, 16, AT[k] == 0);

	return page < 16 ? page : 99;
}

uint32_t
finds_the_last(void)
{
	uint32_t k = 16;

	while (k > 0 && AT[k - 1] != 0)
		k--;
	return k > 0 ? k - 1 : 99;
}

uint32_t
spec_lies(void)
{
	REQUIRE(ALL(k, 0, 16, AT[k] != 0));
	return SOME(k, 0, 16, AT[k] == 0);
}

uint32_t
lies(void) // fails: differs from its specification in the result
{
	return 3;
}

uint32_t
spec_hides(void)
{
	return SOME(k, 0, 16, AT[k] == 0);
}

uint32_t
hides(void) // fails: differs from its specification in what it chooses
{
	uint32_t k = 0;

	while (k < 15 && AT[k] != 0)
		k++;
	return k < 15 ? k : 16;
}

uint32_t
spec_takes_one(void)
{
	uint32_t page = SOME(k, 0, 16, AT[k] == 0);

	if (page < 16)
		AT[page] = 1;
	return page;
}

uint32_t
takes_one(void)
{
	for (uint32_t k = 16; k-- > 0;)
		if (AT[k] == 0) {
			AT[k] = 1;
			return k;
		}
	return 16;
}

uint32_t
spec_takes_another(void)
{
	uint32_t page = SOME(k, 0, 16, AT[k] == 0);

	if (page < 16)
		AT[page] = 1;
	return page;
}

uint32_t
takes_another(void) // fails: leaves 'AT[]' otherwise than its specification
{
	uint32_t found = 16;

	for (uint32_t k = 16; k-- > 0;)
		if (AT[k] == 0) {
			AT[found < 16 ? found : k] = 1;
			found = k;
		}
	return found;
}

void
spec_tells_nobody(void)
{
	NEXT = SOME(k, 0, 16, AT[k] == 0);
}

void
tells_nobody(void)
{
	// refused elsewhere: SOME, where the code returns no number
	NEXT = 0;
}

uint32_t
spec_requires_what_is_chosen(void)
{
	uint32_t page = SOME(k, 0, 16, AT[k] == 0);

	REQUIRE(page == NEXT);
	return page;
}

uint32_t
requires_what_is_chosen(void)
{
	// refused elsewhere: REQUIRE after SOME
	return NEXT;
}

uint32_t
spec_stops_where_none_is_chosen(void)
{
	uint32_t page = SOME(k, 0, 16, AT[k] == 0);

	if (page == 16)
		STOP();
	return page;
}

uint32_t
stops_where_none_is_chosen(void)
{
	// refused elsewhere: STOP after SOME
	return NEXT;
}

uint32_t
spec_chooses_twice(void)
{
	uint32_t page = SOME(k, 0, 16, AT[k] == 0);

	return page + SOME(k, 0, 16, AT[k] == 1);
}

uint32_t
chooses_twice(void)
{
	// refused elsewhere: a second SOME
	return NEXT;
}

void
chooses_for_each(void)
{
	// refused elsewhere: SOME in what is no step
	layerc_assert(ALL(k, 0, 16, some_free() == k));
}

uint32_t
spec_waits_when_it_has_chosen(void)
{
	uint32_t page = SOME(k, 0, 16, AT[k] == 0);

	OTHERS(AT[0] == 1);
	return page;
}

uint32_t
waits_when_it_has_chosen(void)
{
	// refused elsewhere: OTHERS after SOME
	return NEXT;
}
