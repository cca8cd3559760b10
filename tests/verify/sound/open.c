/* What a specification leaves open: stops, and what is in a component. */
// prove: --layer Open --introduces SEEN --introduces KEPT --shares LEFT
#include "layerc_spec.h"

enum { MOST = 16 };

static uint32_t seen[MOST], kept;

uint32_t SEEN[MOST], KEPT, LEFT;

void
abstract_Open(void)
{
	UPDATE(i, 0, MOST, SEEN[i] = seen[i]);
	KEPT = kept;
}

static void
assert_that(bool holds)
{
	if (!holds)
		layerc_stop();
}

void
spec_checks(uint32_t i)
{
	layerc_require(i < MOST);
	MAY_STOP();
}

void
checks(uint32_t i)
{
	assert_that(seen[i] == kept);
}

void
spec_checks_nothing(uint32_t i)
{
	MAY_STOP();
}

void
checks_nothing(uint32_t i)
{
}

void
spec_checks_and_writes(uint32_t i)
{
	layerc_require(i < MOST);
	MAY_STOP();
}

void
checks_and_writes(uint32_t i)
// fails: leaves 'SEEN[]' otherwise than its specification
{
	assert_that(kept > 2);
	seen[i] = 1;
}

/* It may stop for some of the calls only. */
void
spec_checks_sometimes(uint32_t i)
{
	layerc_require(i < MOST);
	if (i > 3)
		MAY_STOP();
}

void
checks_sometimes(uint32_t i)
{
	if (i > 4)
		assert_that(kept > 2);
}

void
spec_checks_more_often(uint32_t i)
{
	layerc_require(i < MOST);
	if (i > 3)
		MAY_STOP();
}

void
checks_more_often(uint32_t i)
{
	if (i > 2)
		layerc_stop(); // fails: stops, and its specification does not
}

/* After it has said that it may stop, it goes on; before it may not. */
void
spec_stops_always(void)
{
	MAY_STOP();
	KEPT = 1;
}

void
stops_always(void)
{
	layerc_stop();
}

/* Of the underlay: who calls it may stop. */
void
spec_below(uint32_t i)
{
	if (i > 3)
		MAY_STOP();
}

void below(uint32_t i);

void
spec_calls_below(uint32_t i)
{
	MAY_STOP();
}

void
calls_below(uint32_t i)
{
	below(i);
}

uint32_t
spec_calls_below_and_goes_on(uint32_t i)
{
	if (i > 3)
		MAY_STOP();
	return 7;
}

uint32_t
calls_below_and_goes_on(uint32_t i)
{
	below(i);
	return 7;
}

void
spec_calls_below_where_it_goes_on(uint32_t i)
{
	layerc_require(i <= 3);
}

void
calls_below_where_it_goes_on(uint32_t i)
{
	below(i);
}

void
spec_leaves(uint32_t i)
{
	layerc_require(i < MOST);
	ANYTHING(SEEN);
	KEPT = i;
}

void
leaves(uint32_t i)
{
	seen[i] = kept;
	kept = i;
}

void
spec_leaves_too_much(uint32_t i)
{
	layerc_require(i < MOST);
	ANYTHING(SEEN);
}

void
leaves_too_much(uint32_t i)
// fails: leaves 'KEPT' otherwise than its specification
{
	seen[i] = 1;
	kept = i;
}

/* On one of its ways only. */
void
spec_leaves_sometimes(uint32_t i)
{
	layerc_require(i < MOST);
	if (i > 3)
		ANYTHING(SEEN);
}

void
leaves_sometimes(uint32_t i)
{
	if (i > 4)
		seen[i] = kept;
}

void
spec_leaves_more_often(uint32_t i)
{
	layerc_require(i < MOST);
	if (i > 3)
		ANYTHING(SEEN);
}

void
leaves_more_often(uint32_t i)
// fails: leaves 'SEEN[]' otherwise than its specification
{
	if (i > 2)
		seen[i] = kept;
}

void
spec_leaves_a_number(uint32_t i)
{
	if (i > 3)
		ANYTHING(KEPT);
}

void
leaves_a_number(uint32_t i)
{
	if (i > 4)
		kept = i;
}

/* What depends on it could have been chosen otherwise. */
uint32_t
spec_reads_what_is_open(void)
{
	ANYTHING(KEPT);
	return KEPT;
}

uint32_t
reads_what_is_open(void)
{
	// refused elsewhere: 'KEPT', after ANYTHING was said of it
	return kept;
}

void
spec_writes_what_is_open(uint32_t i)
{
	layerc_require(i < MOST);
	ANYTHING(SEEN);
	SEEN[i] = 1;
}

void
writes_what_is_open(uint32_t i)
{
	// refused elsewhere: 'SEEN', after ANYTHING was said of it
	seen[i] = 1;
}

void
spec_leaves_a_part(uint32_t i)
{
	layerc_require(i < MOST);
	ANYTHING(SEEN[1]);
}

void
leaves_a_part(uint32_t i)
{
	// refused elsewhere: ANYTHING in what is no whole component
	seen[1] = i;
}

void
spec_leaves_its_own(uint32_t i)
{
	ANYTHING(i);
}

void
leaves_its_own(uint32_t i)
{
	// refused elsewhere: ANYTHING in what is no whole component
}

/* Of the underlay's, nothing is known afterwards. */
void
spec_scramble(void)
{
	ANYTHING(LEFT);
}

void scramble(void);

void
spec_calls_scramble(void)
{
	spec_scramble();
}

void
calls_scramble(void)
{
	scramble();
}

void
spec_calls_scramble_and_keeps(void)
{
}

void
calls_scramble_and_keeps(void)
// fails: leaves 'LEFT' otherwise than its specification
{
	scramble();
}

uint32_t
spec_calls_scramble_and_reads(void)
{
	ANYTHING(LEFT);
	return 1;
}

uint32_t
calls_scramble_and_reads(void)
// fails: differs from its specification in the result
{
	uint32_t left = LEFT;

	scramble();
	return LEFT == left;
}
