/* Loops with an invariant before others run, and before loops in step. */
// prove: --layer Amidst --introduces DONE --shares CELLS --shares SELF
#include "layerc_spec.h"

enum { MOST = 16, THREADS = 8 };

static uint32_t done;

uint32_t DONE, CELLS[MOST], SELF;

void
abstract_Amidst(void)
{
	DONE = done;
}

/* The underlay's. */
void
spec_put(uint32_t at, uint32_t value)
{
	layerc_require(at < MOST);
	CELLS[at] = value;
}

uint32_t
spec_get(uint32_t at)
{
	layerc_require(at < MOST);
	return CELLS[at];
}

void
spec_yield(void)
{
	uint32_t self = SELF;

	OTHERS(SELF == self);
}

void put(uint32_t at, uint32_t value);
uint32_t get(uint32_t at);
void yield(void);

static bool
is_clear(uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		LOOP(i <= count && ALL(k, 0, i, CELLS[k] == 0), count - i);
		if (get(i) != 0)
			return false;
	}
	return true;
}

#define IS_CLEAR(count) ALL(k, 0, count, CELLS[k] == 0)

void
spec_yields(uint32_t count)
{
	REQUIRE(count <= MOST);
	if (IS_CLEAR(count))
		spec_yield();
}

void
yields(uint32_t count)
{
	if (is_clear(count))
		yield();
}

void
spec_yields_less(uint32_t count)
{
	REQUIRE(count <= MOST);
	if (IS_CLEAR(count))
		spec_yield();
}

void
yields_less(uint32_t count)
// fails: differs from its specification in when others run
{
	if (is_clear(count) && count != 3)
		yield();
}

void
spec_yields_never(uint32_t count)
{
	REQUIRE(count <= MOST);
	if (IS_CLEAR(count))
		spec_yield();
}

void
yields_never(uint32_t count)
// fails: differs from its specification in when others run
{
	is_clear(count);
}

void
spec_yields_more(uint32_t count)
{
	REQUIRE(count <= MOST);
	if (IS_CLEAR(count))
		spec_yield();
}

void
yields_more(uint32_t count)
{
	is_clear(count);
	// fails elsewhere: differs from its specification in when others run
	yield();
}

/* The loop's step alone says nothing of what the code does behind it. */
void
spec_leaves_early(uint32_t count)
{
	REQUIRE(count <= MOST);
	spec_yield();
}

void
leaves_early(uint32_t count)
// fails: differs from its specification in when others run
{
	for (uint32_t i = 0; i < count; i++) {
		LOOP(i <= count, count - i);
		if (get(i) == 5)
			return;
	}
	yield();
}

void
spec_stops_early(uint32_t count)
{
	REQUIRE(count <= MOST);
	spec_yield();
	STOP();
}

void
stops_early(uint32_t count)
// fails: differs from its specification in when others run
{
	for (uint32_t i = 0; i < count; i++) {
		LOOP(i <= count, count - i);
		if (get(i) == 5)
			// fails: stops, and its specification does not
			layerc_stop();
	}
	yield();
	layerc_stop();
}

/* An invariant that never holds has no steps: that is shown at its head. */
void
spec_comes_nowhere(uint32_t count)
{
	REQUIRE(count <= MOST);
	spec_yield();
}

void
comes_nowhere(uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		// fails: comes to a loop without its invariant
		LOOP(i > count, count - i);
		get(i);
	}
}

void
spec_clears(uint32_t count)
{
	REQUIRE(count <= MOST);
	if (!IS_CLEAR(count))
		for (uint32_t i = 0; i < count; i++) {
			STEPS(i <= count, count - i);
			spec_put(i, 0);
		}
}

void
clears(uint32_t count)
{
	if (is_clear(count))
		return;
	for (uint32_t i = 0; i < count; i++) {
		STEPS(i <= count, count - i);
		put(i, 0);
	}
}

void
spec_clears_once(uint32_t count)
{
	spec_clears(count);
}

void
clears_once(uint32_t count)
// fails: differs from its specification in when others run
{
	if (is_clear(count) || done > 0)
		return;
	for (uint32_t i = 0; i < count; i++) {
		STEPS(i <= count, count - i);
		put(i, 0);
	}
}
