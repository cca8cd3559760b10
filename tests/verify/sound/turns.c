/* Others run in the midst of a primitive. */
// prove: --layer Turn --introduces TICKS --introduces LAST --shares SELF
#include "layerc_spec.h"

enum { MOST = 100, THREADS = 8 };

static uint32_t ticks, last;

uint32_t TICKS, LAST, SELF;

void
abstract_Turn(void)
{
	TICKS = ticks;
	LAST = last;
}

bool
invariant_Turn(void)
{
	return TICKS <= MOST;
}

/* The underlay's. */
void
spec_yield(void)
{
	uint32_t self = SELF;

	layerc_require(self < THREADS);
	OTHERS(SELF == self);
}

void yield(void);

void
spec_tick(void)
{
	layerc_require(SELF < THREADS);
	TICKS = 7;
	spec_yield();
	LAST = TICKS;
}

void
tick(void)
{
	ticks = 7;
	yield();
	last = ticks;
}

void
spec_tick_late(void)
{
	layerc_require(SELF < THREADS);
	TICKS = 7;
	spec_yield();
}

void
tick_late(void)
// fails: leaves 'TICKS' otherwise than its specification
{
	yield();
	ticks = 7;
}

uint32_t
spec_self(void)
{
	layerc_require(SELF < THREADS);
	spec_yield();
	return SELF;
}

/* It is the same thread, which others do not change. */
uint32_t
self(void)
{
	uint32_t before = SELF;

	yield();
	return before;
}

uint32_t
spec_kept(void)
{
	layerc_require(SELF < THREADS);
	spec_yield();
	return TICKS;
}

uint32_t
kept(void)
// fails: differs from its specification in the result
{
	uint32_t before = ticks;

	yield();
	return before;
}

uint32_t
spec_own(uint32_t a)
{
	layerc_require(SELF < THREADS);
	spec_yield();
	return a + 1;
}

/* What a function has of its own, it keeps. */
uint32_t
own(uint32_t a)
{
	uint32_t mine[2] = {a, 1};

	yield();
	return mine[0] + mine[1];
}

void
spec_twice(void)
{
	layerc_require(SELF < THREADS);
	spec_yield();
	TICKS = 3;
	spec_yield();
}

void
twice(void)
{
	yield();
	ticks = 3;
	yield();
}

void
spec_once(void)
{
	layerc_require(SELF < THREADS);
	spec_yield();
}

void
once(void)
{
	yield();
	// fails: differs from its specification in when others run
	OTHERS(true);
}

void
spec_never(void)
{
	layerc_require(SELF < THREADS);
}

void
never(void)
{
	// fails: differs from its specification in when others run
	OTHERS(true);
}

void
spec_always(void)
{
	layerc_require(SELF < THREADS);
	spec_yield();
}

void
always(void)
// fails: differs from its specification in when others run
{
}

void
spec_sometimes(uint32_t a)
{
	layerc_require(SELF < THREADS);
	if (a > 5)
		spec_yield();
	TICKS = 1;
}

void
sometimes(uint32_t a)
{
	if (a >= 6)
		yield();
	ticks = 1;
}

void
spec_seldom(uint32_t a)
{
	layerc_require(SELF < THREADS);
	if (a > 5)
		spec_yield();
	TICKS = 1;
}

void
seldom(uint32_t a)
// fails: differs from its specification in when others run
{
	if (a > 6)
		yield();
	ticks = 1;
}

void
spec_often(uint32_t a)
{
	layerc_require(SELF < THREADS);
	if (a > 5)
		spec_yield();
	TICKS = 1;
}

void
often(uint32_t a)
{
	uint32_t self = SELF;

	if (a > 4)
		// fails: differs from its specification in when others run
		OTHERS(SELF == self);
	ticks = 1;
}

void
spec_broken(void)
{
	layerc_require(SELF < THREADS);
	TICKS = MOST + 1;
	spec_yield();
	TICKS = 0;
}

void
broken(void)
// fails: breaks 'invariant_Turn'
{
	ticks = MOST + 1;
	yield();
	ticks = 0;
}

uint32_t
spec_bounded(void)
{
	layerc_require(SELF < THREADS);
	spec_yield();
	return TICKS > MOST;
}

/* Others keep the invariants. */
uint32_t
bounded(void)
{
	yield();
	return 0;
}

void
spec_leave(void)
{
	TICKS = 4;
	OTHERS(false);
}

void
spec_end(void)
{
	OTHERS(false);
}

void end(void);

/* It does not come back. */
void
leave(void)
{
	ticks = 4;
	end();
}

void
spec_leave_wrong(void)
{
	TICKS = 4;
	OTHERS(false);
}

void
leave_wrong(void)
// fails: leaves 'TICKS' otherwise than its specification
{
	ticks = 5;
	end();
}

/* Loops in which others run. */

uint32_t
spec_wait(uint32_t a)
{
	layerc_require(SELF < THREADS);
	uint32_t self = SELF;

	while (TICKS != a) {
		TURNS(SELF == self);
		LAST = a;
		spec_yield();
	}
	return LAST;
}

uint32_t
wait(uint32_t a)
{
	uint32_t self = SELF;

	for (;;) {
		TURNS(SELF == self);
		if (ticks == a)
			break;
		last = a;
		yield();
	}
	return last;
}

uint32_t
spec_wait_other(uint32_t a)
{
	return spec_wait(a);
}

uint32_t
wait_other(uint32_t a)
// fails: leaves 'LAST' otherwise than its specification
{
	uint32_t self = SELF;

	while (ticks != a) {
		TURNS(SELF == self);
		yield();
	}
	return last;
}

uint32_t
spec_wait_longer(uint32_t a)
{
	return spec_wait(a);
}

uint32_t
wait_longer(uint32_t a)
// fails: differs from its specification in when others run
{
	uint32_t self = SELF;

	while (ticks != a && ticks != a + 1) {
		TURNS(SELF == self);
		last = a;
		yield();
	}
	return last;
}

uint32_t
spec_wait_short(uint32_t a)
{
	return spec_wait(a);
}

uint32_t
wait_short(uint32_t a)
// fails: differs from its specification in when others run
{
	uint32_t self = SELF;

	while (ticks != a) {
		// fails: breaks the loop's invariant
		// fails: comes to a loop without its invariant
		TURNS(SELF == self && last == a);
		last = a;
		yield();
	}
	return last;
}

void
spec_yield_often(uint32_t a)
{
	(void)a;
	layerc_require(SELF < THREADS);
	spec_yield();
}

/* One step is not all of them. */
void
yield_often(uint32_t a)
{
	uint32_t self = SELF;

	for (uint32_t i = 0; i < a; i++) {
		LOOP(SELF == self, a - i);
		// refused: OTHERS in a loop that is said to end
		OTHERS(SELF == self);
	}
}

/* Others run in each step of loops that go in step, and end. */
void
spec_tick_often(uint32_t count)
{
	layerc_require(SELF < THREADS);
	for (uint32_t i = 0; i < count; i++) {
		STEPS(i <= count && SELF < THREADS, count - i);
		TICKS = i % MOST;
		spec_yield();
		LAST = TICKS + i;
	}
}

void
tick_often(uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		STEPS(i <= count && SELF < THREADS, count - i);
		ticks = i % MOST;
		yield();
		last = ticks + i;
	}
}

void
spec_tick_as_before(uint32_t count)
{
	spec_tick_often(count);
}

void
tick_as_before(uint32_t count)
// fails: leaves 'LAST' otherwise than its specification
{
	for (uint32_t i = 0; i < count; i++) {
		STEPS(i <= count && SELF < THREADS, count - i);
		ticks = i % MOST;
		last = ticks + i;
		yield();
	}
}

void
spec_tick_seldom(uint32_t count)
{
	spec_tick_often(count);
}

void
tick_seldom(uint32_t count)
// fails: differs from its specification in when others run
// fails: leaves 'LAST' otherwise than its specification
// fails: leaves 'TICKS' otherwise than its specification
{
	for (uint32_t i = 0; i < count; i++) {
		// fails: differs from its specification in when others run
		STEPS(i <= count && SELF < THREADS, count - i);
		ticks = i % MOST;
		if (i != 3)
			yield();
		last = ticks + i;
	}
}
