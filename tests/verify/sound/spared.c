/*
 * What specifications below read is there, as their own proofs show: who calls
 * them is not asked again, where the layers below are as their invariants say.
 * Those that would not be proved tell who is asked.
 */
// prove: --own 1 --layer Upper --below Shelf --shares SHELF --shares TOP
// prove: --passes MEMORY --introduces MINE --shown shelf_at
// prove: --shown shelf_turn --shown shelf_wrong --shown shelf_assumed
// prove: --shown shelf_spoil --shown shelf_store --shown shelf_write
// prove: --shown shelf_both --shown shelf_byte --shown shelf_wait
// prove: --shown mine_wrong
// below: below/shelf.c
#include "layerc_spec.h"

uint32_t shelf_at(uint32_t i);
uint32_t shelf_wrong(uint32_t i);
uint32_t shelf_hidden(uint32_t i);
uint32_t shelf_assumed(uint32_t i);
uint32_t shelf_both(uint32_t i);
uint8_t shelf_byte(uint32_t at);
void shelf_spoil(void);
void shelf_turn(uint32_t i);
void shelf_store(uint32_t at);
void shelf_write(uint32_t i);
void shelf_wait(void);
uint32_t spec_shelf_at(uint32_t i);
uint32_t spec_shelf_wrong(uint32_t i);
uint32_t spec_shelf_hidden(uint32_t i);
void spec_shelf_hidden_turn(void);
void spec_shelf_spoil(void);
void spec_shelf_turn(uint32_t i);
void spec_shelf_store(uint32_t at);
void spec_shelf_write(uint32_t i);
void spec_shelf_wait(void);

extern uint32_t SHELF[16], TOP;
uint8_t MEMORY[MEMORY_BYTES];
uint32_t MINE;

static uint32_t marks[4], mark;

void
abstract_Upper(void)
{
	MINE = marks[mark];
}

bool
represents_Upper(void)
{
	return mark < 4;
}

uint32_t
spec_looks(uint32_t i)
{
	REQUIRE(i < 16);
	return SHELF[i];
}

uint32_t
looks(uint32_t i)
{
	return shelf_wrong(i);
}

uint32_t
spec_looks_by_both(uint32_t i)
{
	return spec_shelf_wrong(i);
}

uint32_t
looks_by_both(uint32_t i)
{
	return shelf_wrong(i);
}

uint32_t
spec_looks_by_itself(uint32_t i)
{
	return SHELF[i];
}

uint32_t
looks_by_itself(uint32_t i)
// fails elsewhere: goes beyond the ends of 'SHELF'
{
	return shelf_wrong(i);
}

uint32_t
spec_looks_at_all(uint32_t i)
{
	REQUIRE(i < 16);
	return 3 * SHELF[i];
}

/* All that a specification reads was asked for in its own proof. */
uint32_t
looks_at_all(uint32_t i)
{
	return shelf_both(i);
}

uint32_t
spec_asks(uint32_t i)
{
	REQUIRE(i < 17);
	return i < 16 ? SHELF[i] : 0;
}

uint32_t
asks(uint32_t i)
// fails elsewhere: calls what is not defined there
{
	uint32_t found = shelf_at(i);

	return i < 16 ? found : 0;
}

uint32_t
spec_looks_at_hidden(uint32_t i)
{
	REQUIRE(i < 17);
	return i < 16 ? SHELF[i] : 0;
}

uint32_t
looks_at_hidden(uint32_t i)
// fails elsewhere: goes beyond the ends of 'SHELF'
{
	uint32_t found = shelf_hidden(i);

	return i < 16 ? found : 0;
}

uint32_t
spec_looks_at_assumed(uint32_t i)
{
	REQUIRE(i < 17);
	return i < 16 ? SHELF[i] : 0;
}

uint32_t
looks_at_assumed(uint32_t i)
// fails elsewhere: goes beyond the ends of 'SHELF'
{
	uint32_t found = shelf_assumed(i);

	return i < 16 ? found : 0;
}

uint32_t
spec_mine_wrong(uint32_t i)
{
	return SHELF[i];
}

uint32_t
mine_wrong(uint32_t i)
// fails elsewhere: goes beyond the ends of 'SHELF'
{
	return shelf_wrong(i);
}

uint32_t
spec_looks_by_mine(uint32_t i)
{
	return spec_mine_wrong(i);
}

uint32_t
looks_by_mine(uint32_t i)
// fails elsewhere: goes beyond the ends of 'SHELF'
{
	return shelf_wrong(i);
}

void
spec_init_looks(uint32_t i)
{
	MINE = 0;
}

/* Before the end of an init nothing is known of what is below. */
void
init_looks(uint32_t i)
// fails elsewhere: goes beyond the ends of 'SHELF'
// fails: breaks 'invariant_Shelf'
{
	marks[1] = shelf_wrong(i);
}

uint32_t
spec_turns(uint32_t i)
{
	REQUIRE(i < 16);
	TOP = i;
	return SHELF[i];
}

/* A call keeps the invariants. */
uint32_t
turns(uint32_t i)
{
	shelf_turn(i);
	return shelf_wrong(i);
}

uint32_t
spec_writes(uint32_t i)
{
	REQUIRE(i < 16);
	TOP = i;
	SHELF[i] = 1;
	return 1;
}

uint32_t
writes(uint32_t i)
{
	shelf_write(i);
	return shelf_wrong(i);
}

uint32_t
spec_spoils(uint32_t i)
{
	REQUIRE(i < 17);
	TOP = 20;
	return i < 16 ? SHELF[i] : 0;
}

/* But not one of which nothing is proved. */
uint32_t
spoils(uint32_t i)
// fails elsewhere: goes beyond the ends of 'SHELF'
{
	uint32_t found;

	shelf_spoil();
	found = shelf_wrong(i);
	return i < 16 ? found : 0;
}

uint32_t
spec_stores(uint32_t i, uint32_t at)
{
	REQUIRE(i < 16 && IS_MEMORY(at, 1));
	*(uint8_t *)at = 1;
	return SHELF[i];
}

/* No invariant speaks of memory. */
uint32_t
stores(uint32_t i, uint32_t at)
{
	shelf_store(at);
	return shelf_wrong(i);
}

uint32_t
spec_is_broken(uint32_t i)
{
	TOP = 20;
	return spec_shelf_wrong(i);
}

uint32_t
is_broken(uint32_t i)
// fails elsewhere: goes beyond the ends of 'SHELF'
// fails: leaves 'TOP' otherwise than its specification
{
	return shelf_wrong(i);
}

uint32_t
spec_is_broken_below(uint32_t i)
{
	spec_shelf_hidden_turn();
	return spec_shelf_wrong(i);
}

uint32_t
is_broken_below(uint32_t i)
// fails elsewhere: goes beyond the ends of 'SHELF'
// fails: leaves 'TOP' otherwise than its specification
{
	return shelf_wrong(i);
}

uint32_t
spec_is_broken_by_all(uint32_t i)
{
	UPDATE(k, 0, 16, SHELF[k] = 20);
	return spec_shelf_wrong(i);
}

uint32_t
is_broken_by_all(uint32_t i)
// fails elsewhere: goes beyond the ends of 'SHELF'
// fails: leaves 'SHELF[]' otherwise than its specification
// fails: differs from its specification in the result
{
	return shelf_wrong(i);
}

uint32_t
spec_is_left_open(uint32_t i)
{
	ANYTHING(TOP);
	return spec_shelf_wrong(i);
}

uint32_t
is_left_open(uint32_t i)
// fails elsewhere: goes beyond the ends of 'SHELF'
{
	return shelf_wrong(i);
}

uint32_t
spec_keeps(uint32_t i)
{
	MINE = 7;
	spec_shelf_turn(3);
	return spec_shelf_wrong(i);
}

/* What the layer introduces is nothing of those below. */
uint32_t
keeps(uint32_t i)
{
	marks[mark] = 7;
	shelf_turn(3);
	return shelf_wrong(i);
}

uint32_t
spec_goes_on(uint32_t n)
{
	uint32_t sum = 0;

	/* Broken in one step, what is below is so in the next. */
	for (uint32_t i = 0; i < n; i++) {
		STEPS(i <= n, n - i);
		sum += spec_shelf_wrong(sum);
		TOP = 20;
	}
	return sum;
}

uint32_t
goes_on(uint32_t n)
// fails elsewhere: goes beyond the ends of 'SHELF'
// fails: leaves 'TOP' otherwise than its specification
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i < n; i++) {
		STEPS(i <= n, n - i);
		sum += shelf_wrong(sum);
		shelf_turn(2);
	}
	return sum;
}

uint32_t
spec_goes_along(uint32_t n)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i < n; i++) {
		STEPS(i <= n, n - i);
		sum += spec_shelf_wrong(sum);
		spec_shelf_turn(2);
	}
	return sum;
}

uint32_t
goes_along(uint32_t n)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i < n; i++) {
		STEPS(i <= n, n - i);
		sum += shelf_wrong(sum);
		shelf_turn(2);
	}
	return sum;
}

void
spec_waits(void)
{
	spec_shelf_wait();
}

/* What others find is the layer's own to show, also in the midst of a call. */
void
waits(void)
// fails elsewhere: goes beyond the ends of 'marks'
// fails: breaks 'represents_Upper'
// fails: leaves 'MINE' otherwise than its specification
{
	mark = 9;
	shelf_wait();
}

uint8_t
spec_reads_byte(uint32_t at)
{
	REQUIRE(IS_MEMORY(at, 1));
	return *(const uint8_t *)at;
}

uint8_t
reads_byte(uint32_t at)
{
	return shelf_byte(at);
}

uint32_t
spec_is_elsewhere(uint32_t i) // assumed
{
	REQUIRE(i < 16);
	return SHELF[i];
}

/* Those above take it for granted, whatever is known of the code. */
uint32_t
spec_is_elsewhere_beyond(uint32_t i)
{
	REQUIRE(i < 17);
	return SHELF[i]; // fails: goes beyond the ends of 'SHELF'
}
