/*
 * An init is a caller like any other behind the init below that it calls
 * first: that one has left what holds of all below, and no call breaks it.
 */
// prove: --own 1 --layer Upper --below Shelf --shares SHELF --shares TOP
// prove: --passes MEMORY --introduces MINE --shown shelf_wrong
// prove: --shown shelf_turn --shown shelf_spoil --begins shelf_begin
// prove: --begins shelf_vow --begins shelf_reach
// below: below/shelf.c
#include "layerc_spec.h"

void shelf_begin(void);
void shelf_start(void);
void shelf_vow(void);
void shelf_reach(uint32_t i);
uint32_t shelf_wrong(uint32_t i);
void shelf_turn(uint32_t i);
void shelf_spoil(void);
void spec_shelf_begin(void);
void spec_shelf_start(void);
void spec_shelf_vow(void);
void spec_shelf_reach(uint32_t i);
uint32_t spec_shelf_wrong(uint32_t i);
void spec_shelf_turn(uint32_t i);
void spec_shelf_spoil(void);

extern uint32_t SHELF[16], TOP;
uint8_t MEMORY[MEMORY_BYTES];
uint32_t MINE;

static uint32_t mine;

void
abstract_Upper(void)
{
	MINE = mine;
}

void
spec_init_asks(uint32_t i)
{
	spec_shelf_begin();
	MINE = spec_shelf_wrong(i);
}

/* Neither what is read is asked, nor what holds below. */
void
init_asks(uint32_t i)
{
	shelf_begin();
	mine = shelf_wrong(i);
}

void
spec_init_turns(uint32_t i)
{
	spec_shelf_begin();
	spec_shelf_turn(i & 15);
	MINE = spec_shelf_wrong(i);
}

void
init_turns(uint32_t i)
{
	shelf_begin();
	shelf_turn(i & 15);
	mine = shelf_wrong(i);
}

void
spec_init_differs(uint32_t i)
{
	spec_shelf_begin();
	MINE = spec_shelf_wrong(i);
}

/* What the layer itself has to do is asked as ever. */
void
init_differs(uint32_t i)
// fails: leaves 'TOP' otherwise than its specification
{
	shelf_begin();
	mine = shelf_wrong(i);
	shelf_turn(3);
}

void
spec_init_early(uint32_t i)
{
	spec_shelf_begin();
	MINE = 0;
}

/* Nothing is known before. */
void
init_early(uint32_t i)
// fails elsewhere: goes beyond the ends of 'SHELF'
{
	mine = shelf_wrong(i) & 0;
	shelf_begin();
}

void
spec_init_perhaps(uint32_t i)
{
	if (i < 16)
		spec_shelf_begin();
	MINE = 0;
}

/* It is not first where it is called on one way only. */
void
init_perhaps(uint32_t i)
// fails elsewhere: goes beyond the ends of 'SHELF'
// fails: breaks 'invariant_Shelf'
{
	if (i < 16)
		shelf_begin();
	mine = shelf_wrong(i) & 0;
}

static void
begin_inside(void)
{
	shelf_begin();
}

void
spec_init_inside(uint32_t i)
{
	spec_shelf_begin();
	MINE = 0;
}

/* Nor where a function of the layer's calls it, which might return before. */
void
init_inside(uint32_t i)
// fails elsewhere: goes beyond the ends of 'SHELF'
{
	begin_inside();
	mine = shelf_wrong(i) & 0;
}

void
spec_init_assumed(uint32_t i)
{
	spec_shelf_vow();
	MINE = 0;
}

/* Of an axiom nobody has shown what holds behind it. */
void
init_assumed(uint32_t i)
// fails elsewhere: goes beyond the ends of 'SHELF'
// fails: breaks 'invariant_Shelf'
{
	shelf_vow();
	mine = shelf_wrong(i) & 0;
}

void
spec_init_other(uint32_t i)
{
	spec_shelf_start();
	MINE = 0;
}

/* What is no init may have needed what it found. */
void
init_other(uint32_t i)
// fails elsewhere: goes beyond the ends of 'SHELF'
{
	shelf_start();
	mine = shelf_wrong(i) & 0;
}

void
spec_init_spoils(void)
{
	spec_shelf_begin();
	spec_shelf_spoil();
	MINE = 0;
}

/* A call of which nothing is proved keeps nothing. */
void
init_spoils(void)
// fails: breaks 'invariant_Shelf'
{
	shelf_begin();
	shelf_spoil();
	mine = 0;
}

void
spec_init_again(uint32_t i)
{
	spec_shelf_begin();
	spec_shelf_spoil();
	spec_shelf_begin();
	MINE = spec_shelf_wrong(i);
}

/* But what begins again has all again. */
void
init_again(uint32_t i)
{
	shelf_begin();
	shelf_spoil();
	shelf_begin();
	mine = shelf_wrong(i);
}

void
spec_init_itself(void)
{
	spec_shelf_begin();
	TOP = 20;
	MINE = 0;
}

void
init_itself(void)
// fails: leaves 'TOP' otherwise than its specification
{
	shelf_begin();
	mine = 0;
}

void
spec_init_late(uint32_t i)
{
	spec_shelf_begin();
	if (i < 16)
		spec_shelf_begin();
	MINE = 0;
}

/* Another init could be one of a layer further below. */
void
init_late(uint32_t i)
// fails elsewhere: goes beyond the ends of 'SHELF'
{
	shelf_begin();
	if (i < 16)
		shelf_begin();
	mine = shelf_wrong(i) & 0;
}

void
spec_init_reaches(uint32_t i)
{
	spec_shelf_reach(i);
	MINE = 0;
}

/* What an init reads is there whatever it finds. */
void
init_reaches(uint32_t i)
{
	shelf_reach(i);
	mine = 0;
}

void
spec_init_steps(uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		STEPS(i <= n, n - i);
		spec_shelf_spoil();
	}
	spec_shelf_begin();
	MINE = 0;
}

/* In its midst nothing has to hold. */
void
init_steps(uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		STEPS(i <= n, n - i);
		shelf_spoil();
	}
	shelf_begin();
	mine = 0;
}

void
spec_init_steps_last(uint32_t n)
{
	spec_shelf_begin();
	for (uint32_t i = 0; i < n; i++) {
		STEPS(i <= n, n - i);
		spec_shelf_spoil();
	}
	MINE = 0;
}

void
init_steps_last(uint32_t n)
// fails: breaks 'invariant_Shelf'
{
	shelf_begin();
	for (uint32_t i = 0; i < n; i++) {
		STEPS(i <= n, n - i);
		shelf_spoil();
	}
	mine = 0;
}

void
spec_starts(uint32_t i)
{
	spec_shelf_begin();
	MINE = 0;
}

/* What calls an init, and is none, has not what layers between say. */
void
starts(uint32_t i)
// fails elsewhere: goes beyond the ends of 'SHELF'
{
	shelf_begin();
	mine = shelf_wrong(i) & 0;
}
