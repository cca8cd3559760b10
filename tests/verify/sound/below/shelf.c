/* What spared.c stands on: one layer, and its invariant. */
#include "layerc_spec.h"

uint32_t SHELF[16], TOP;

bool
invariant_Shelf(void)
{
	return TOP < 16;
}

uint32_t
spec_shelf_at(uint32_t i)
{
	REQUIRE(i < 16);
	return SHELF[i];
}

void
spec_shelf_turn(uint32_t i)
{
	REQUIRE(i < 16);
	TOP = i;
}

/* Would not be proved: whether callers are asked tells what they are spared. */
uint32_t
spec_shelf_wrong(uint32_t i)
{
	return SHELF[i];
}

/* The same, of which the layers above it are told nothing. */
uint32_t
spec_shelf_hidden(uint32_t i)
{
	return SHELF[i];
}

void
spec_shelf_hidden_turn(void)
{
	TOP = 20;
}

uint32_t
spec_shelf_assumed(uint32_t i)
{
	AXIOM("nobody looks");
	return SHELF[i];
}

void
spec_shelf_spoil(void)
{
	AXIOM("nobody looks");
	TOP = 20;
}

void
spec_shelf_store(uint32_t at)
{
	AXIOM("nobody looks");
	REQUIRE(IS_MEMORY(at, 1));
	*(uint8_t *)at = 1;
}

void
spec_shelf_write(uint32_t i)
{
	TOP = i;
	SHELF[i] = 1;
}

uint32_t
spec_shelf_both(uint32_t i)
{
	return SHELF[i] + spec_shelf_assumed(i) + spec_shelf_hidden(i);
}

uint8_t
spec_shelf_byte(uint32_t at)
{
	return *(const uint8_t *)at;
}

void
spec_shelf_wait(void)
{
	OTHERS(true);
}

void
spec_shelf_begin(void)
{
	UPDATE(i, 0, 16, SHELF[i] = 0);
	TOP = 0;
}

/* The same, which is no init. */
void
spec_shelf_start(void)
{
	spec_shelf_begin();
}

void
spec_shelf_vow(void)
{
	AXIOM("nobody looks");
	TOP = 20;
}

/* Would not be proved either. */
void
spec_shelf_reach(uint32_t i)
{
	SHELF[i] = 0;
	TOP = 0;
}
