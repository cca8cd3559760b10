// prove: --passes MEMORY --shares CELLS
/* Pointers to bytes of which the specification says how many there are. */
#include "layerc_spec.h"

enum { MOST = 16 };

uint8_t MEMORY[MEMORY_BYTES], CELLS[MOST];

static uint8_t kept[MOST];
static const uint8_t fixed[4] = {1, 2, 3, 4};

uint32_t
spec_first(const uint8_t *at, uint32_t count)
{
	BYTES(at, count);
	return count > 0 ? at[0] : 0;
}

uint32_t
first(const uint8_t *at, uint32_t count)
{
	return count > 0 ? at[0] : 0;
}

uint32_t
spec_first_of_none(const uint8_t *at, uint32_t count)
{
	BYTES(at, count);
	return 0;
}

uint32_t
first_of_none(const uint8_t *at, uint32_t count)
{
	return at[0] & 0; // fails: goes beyond the ends of 'at'
}

uint32_t
spec_last(const uint8_t *at, uint32_t count)
{
	BYTES(at, count);
	REQUIRE(count > 0);
	return at[count - 1];
}

uint32_t
last(const uint8_t *at, uint32_t count)
{
	return at[count - 1];
}

uint32_t
spec_beyond(const uint8_t *at, uint32_t count)
{
	BYTES(at, count);
	return 0;
}

uint32_t
beyond(const uint8_t *at, uint32_t count)
{
	return at[count] & 0; // fails: goes beyond the ends of 'at'
}

uint32_t
spec_before(const uint8_t *at, uint32_t count)
{
	BYTES(at, count);
	return 0;
}

uint32_t
before(const uint8_t *at, uint32_t count)
{
	return at[-1] & 0; // fails: goes beyond the ends of 'at'
}

uint32_t
spec_other(const uint8_t *at, uint32_t count)
{
	BYTES(at, count);
	REQUIRE(count > 1);
	return at[1];
}

uint32_t
other(const uint8_t *at, uint32_t count)
// fails: differs from its specification in the result
{
	return at[0];
}

/* Wider numbers are so many bytes. */
uint32_t
spec_word(const uint8_t *at, uint32_t count)
{
	BYTES(at, count);
	REQUIRE(count >= 4);
	return at[0] | at[1] << 8 | at[2] << 16 | (uint32_t)at[3] << 24;
}

uint32_t
word(const uint8_t *at, uint32_t count)
{
	return *(const uint32_t *)at;
}

uint32_t
spec_part_of_word(const uint8_t *at)
{
	BYTES(at, 3);
	return 0;
}

uint32_t
part_of_word(const uint8_t *at)
{
	// fails: goes beyond the ends of 'at'
	return *(const uint32_t *)at & 0;
}

/* How many there are may depend on anything. */
uint32_t
spec_bytes_if(const uint8_t *at, bool is_there)
{
	if (is_there)
		BYTES(at, 2);
	return is_there ? at[1] : 0;
}

uint32_t
bytes_if(const uint8_t *at, bool is_there)
{
	return is_there ? at[1] : 0;
}

uint32_t
spec_bytes_unless(const uint8_t *at, bool is_there)
{
	if (is_there)
		BYTES(at, 2);
	return 0;
}

uint32_t
bytes_unless(const uint8_t *at, bool is_there)
{
	return at[1] & 0; // fails: goes beyond the ends of 'at'
}

void
spec_clear(void *at, uint32_t count)
{
	uint8_t *bytes = at;

	BYTES(at, count);
	UPDATE(i, 0, count, bytes[i] = 0);
}

void
clear(void *at, uint32_t count)
{
	uint8_t *bytes = at;

	for (uint32_t i = 0; i < count; i++) {
		LOOP(i <= count && ALL(k, 0, i, bytes[k] == 0) &&
		             ALL(k, i, count, bytes[k] == OLD(bytes[k])),
		     count - i);
		bytes[i] = 0;
	}
}

void
spec_clear_less(void *at, uint32_t count)
{
	uint8_t *bytes = at;

	BYTES(at, count);
	UPDATE(i, 0, count, bytes[i] = 0);
}

void
clear_less(void *at, uint32_t count)
// fails: leaves 'at[]' otherwise than its specification
{
	uint8_t *bytes = at;

	for (uint32_t i = 1; i < count; i++) {
		LOOP((i <= count || i == 1) && ALL(k, 1, i, bytes[k] == 0),
		     count - i);
		bytes[i] = 0;
	}
}

void
spec_clear_more(uint8_t *at, uint32_t count)
{
	BYTES(at, count);
	UPDATE(i, 0, count, at[i] = 0);
}

void
clear_more(uint8_t *at, uint32_t count)
// fails: leaves 'at[]' otherwise than its specification
{
	if (count > 0)
		at[0] = 0;
	for (uint32_t i = 0; i < count; i++) {
		LOOP(i <= count, count - i);
		at[i] = 1;
	}
}

/* They are apart from variables, from MEMORY, and from each other. */
uint32_t
spec_writes_beside(uint8_t *at, uint8_t *to, uint32_t count, uint32_t number)
{
	BYTES(at, count);
	BYTES(to, count);
	REQUIRE(count > 0 && IS_MEMORY(number, 1));
	at[0] = 1;
	to[0] = 2;
	MEMORY[number] = 3;
	CELLS[0] = 4;
	return 1;
}

void put_cell(uint32_t i, uint8_t value);

void
spec_put_cell(uint32_t i, uint8_t value)
{
	REQUIRE(i < MOST);
	CELLS[i] = value;
}

uint32_t
writes_beside(uint8_t *at, uint8_t *to, uint32_t count, uint32_t number)
{
	at[0] = 1;
	to[0] = 2;
	kept[0] = 5;
	*(uint8_t *)number = 3;
	put_cell(0, 4);
	return at[0];
}

/* Whoever calls it has so many bytes of its own. */
uint32_t sum(const uint8_t *at, uint32_t count);
void copy(uint8_t *to, const uint8_t *from, uint32_t count);

uint32_t
spec_sum(const uint8_t *at, uint32_t count)
{
	BYTES(at, count);
	return count > 2 ? at[0] + at[2] : 0;
}

void
spec_copy(uint8_t *to, const uint8_t *from, uint32_t count)
{
	BYTES(to, count);
	BYTES(from, count);
	COPY(to, from, count);
}

void
passes_all(uint32_t count)
{
	layerc_assume(count <= MOST);
	kept[0] = 1;
	kept[2] = 3;
	layerc_assert(sum(kept, count) == (count > 2 ? 4 : 0));
}

void
passes_the_end(uint32_t at)
{
	layerc_assume(at <= MOST);
	layerc_assert(sum(kept + at, MOST - at) < 511);
	layerc_assert(sum(kept + at, 0) == 0);
}

void
passes_one_beyond(uint32_t count)
{
	layerc_assume(count <= MOST + 1);
	// fails elsewhere: calls what is not defined there
	sum(kept, count);
}

void
passes_from_within(uint32_t at)
{
	layerc_assume(at <= MOST);
	// fails elsewhere: calls what is not defined there
	sum(kept + at, 3);
}

void
passes_from_before(uint32_t at)
{
	layerc_assume(at > 0 && at <= MOST);
	// fails elsewhere: calls what is not defined there
	sum(kept - at, at);
}

void
passes_its_own(uint8_t first)
{
	uint8_t bytes[3] = {first, 2, 3};

	layerc_assert(sum(bytes, 3) == first + 3u);
	layerc_assert(sum(bytes, 2) == 0);
	layerc_assert(sum(bytes, 3) == first); // fails: breaks an assertion
}

uint32_t
spec_passes_on(const uint8_t *at, uint32_t count)
{
	BYTES(at, count);
	REQUIRE(count > 3);
	return at[1] + at[3];
}

uint32_t
passes_on(const uint8_t *at, uint32_t count)
{
	return sum(at + 1, count - 1);
}

uint32_t
spec_passes_on_too_much(const uint8_t *at, uint32_t count)
{
	BYTES(at, count);
	REQUIRE(count > 3);
	return at[1] + at[3];
}

uint32_t
passes_on_too_much(const uint8_t *at, uint32_t count)
{
	// fails elsewhere: calls what is not defined there
	return sum(at + 1, count);
}

void
passes_one_twice(void)
{
	// refused: arguments 1 and 2, which are to one variable
	copy(kept, kept + 8, 8);
}

void
passes_a_number(uint32_t at)
{
	layerc_assume(IS_MEMORY(at, 4));
	// refused: argument 1, which is to no certain variable
	sum((const uint8_t *)at, 4);
}

void
passes_a_component(void)
{
	// refused: argument 1, which is to no variable of the caller's
	sum(CELLS, 4);
}

/* For one variable of the type, not so many. */
uint32_t one_byte(uint8_t *at);

uint32_t
spec_one_byte(uint8_t *at)
{
	return *at;
}

uint32_t
spec_passes_one(uint8_t *at, uint32_t count)
{
	BYTES(at, count);
	REQUIRE(count > 0);
	return at[0];
}

uint32_t
passes_one(uint8_t *at, uint32_t count)
{
	// refused: argument 1, which is to no variable of the caller's
	return one_byte(at);
}

void
writes_what_is_constant(void)
{
	// fails elsewhere: writes to constant 'fixed'
	copy((uint8_t *)fixed, kept, 4);
}

/* It is seen of parameters alone, by what the primitive itself says. */
static void
two_bytes(const uint8_t *at)
{
	BYTES(at, 2);
}

/* What is required first is all there is. */
uint32_t
spec_requires_others(const uint8_t *at, uint32_t count)
{
	BYTES(at, 2);
	BYTES(at, count);
	return 0;
}

uint32_t
requires_others(const uint8_t *at, uint32_t count)
// fails elsewhere: calls what is not defined there
{
	return 0;
}

uint32_t
spec_requires_less(const uint8_t *at, uint32_t count)
{
	BYTES(at, count);
	return count > 3 ? spec_sum(at + 1, count - 1) : 0;
}

uint32_t
requires_less(const uint8_t *at, uint32_t count)
{
	return count > 3 ? at[1] + at[3] : 0;
}

uint32_t
spec_requires_less_on_one_way(const uint8_t *at, uint32_t count)
{
	if (count > 8)
		BYTES(at, count);
	BYTES(at, 2);
	return 0;
}

uint32_t
requires_less_on_one_way(const uint8_t *at, uint32_t count)
// fails elsewhere: calls what is not defined there
{
	return 0;
}

uint32_t
spec_requires_its_midst(const uint8_t *at, uint32_t count)
{
	BYTES(at + 1, count);
	return 0;
}

uint32_t
requires_its_midst(const uint8_t *at, uint32_t count)
// refused elsewhere: is no parameter of the primitive's to bytes
{
	return 0;
}

uint32_t
spec_says_elsewhere(const uint8_t *at)
{
	two_bytes(at);
	return at[1];
}

uint32_t
says_elsewhere(const uint8_t *at)
// refused elsewhere: BYTES of 'at'
{
	return at[1];
}
