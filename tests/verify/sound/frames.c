/* Invariants that say of all entries of an array what they are. */
#include "layerc_spec.h"

enum { COUNT = 64, SIDES = 2 };

static uint32_t to[COUNT], from[COUNT];
static uint8_t bytes[COUNT], sides[SIDES][COUNT];

/* So far, in the first entries, those of the other array from its end. */
#define ARE_REVERSED(n) \
	ALL(j, 0, COUNT, to[j] == (j < (n) ? from[COUNT - 1 - j] : OLD(to[j])))

void
reverses(uint32_t k)
{
	for (uint32_t i = 0; i < COUNT; i++) {
		LOOP(i <= COUNT && ARE_REVERSED(i), COUNT - i);
		to[i] = from[COUNT - 1 - i];
	}
	layerc_assert(k >= COUNT || to[k] == from[COUNT - 1 - k]);
}

void
reverses_too_little(uint32_t k)
{
	for (uint32_t i = 0; i < COUNT - 1; i++) {
		LOOP(i < COUNT && ARE_REVERSED(i), COUNT - i);
		to[i] = from[COUNT - 1 - i];
	}
	// fails: breaks an assertion
	layerc_assert(k >= COUNT || to[k] == from[COUNT - 1 - k]);
}

void
reverses_one_too_many(void)
{
	for (uint32_t i = 0; i < COUNT; i++) {
		// fails: breaks the loop's invariant
		// fails: comes to a loop without its invariant
		LOOP(i <= COUNT && ARE_REVERSED(i + 1), COUNT - i);
		to[i] = from[COUNT - 1 - i];
	}
}

/* Of the second half nothing is said: it may have changed. */
void
tells_half(uint32_t k)
{
	for (uint32_t i = 0; i < 4; i++) {
		LOOP(i <= 4 && ALL(j, 0, COUNT / 2, to[j] == OLD(to[j])),
		     4 - i);
		to[COUNT - 1 - i] = i;
	}
	layerc_assert(k >= COUNT / 2 || to[k] == OLD(to[k]));
	// fails: breaks an assertion
	layerc_assert(k >= COUNT || to[k] == OLD(to[k]));
}

/* What is said by the array itself says nothing of it. */
void
tells_by_itself(void)
{
	for (uint32_t i = 0; i < 4; i++) {
		// fails: comes to a loop without its invariant
		// fails: breaks the loop's invariant
		LOOP(i <= 4 && ALL(j, 0, COUNT, to[j] == to[COUNT - 1 - j]),
		     4 - i);
		to[i] = i;
	}
}

/* Nor do two by each other. */
void
tells_by_each_other(uint32_t k)
{
	for (uint32_t i = 0; i < 4; i++) {
		// fails: comes to a loop without its invariant
		LOOP(i <= 4 && ALL(j, 0, COUNT, to[j] == from[j]) &&
		             ALL(j, 0, COUNT, from[j] == to[j]),
		     4 - i);
		to[i] = from[i] = i;
	}
	layerc_assert(k >= COUNT || to[k] == from[k]);
	// fails: breaks an assertion
	layerc_assert(k < 4 || k >= COUNT || to[k] == OLD(to[k]));
}

/* A byte is what is said, and that is a byte. */
void
tells_bytes(uint32_t k)
{
	for (uint32_t i = 0; i < COUNT; i++) {
		LOOP(i <= COUNT && ALL(j, 0, COUNT,
		                       bytes[j] == (j < i ? (uint8_t)(j * 5)
		                                          : OLD(bytes[j]))),
		     COUNT - i);
		bytes[i] = (uint8_t)(i * 5);
	}
	layerc_assert(k >= COUNT || bytes[k] == (uint8_t)(k * 5));
}

void
tells_more_than_bytes(void)
{
	for (uint32_t i = 0; i < COUNT; i++) {
		// fails: breaks the loop's invariant
		LOOP(i <= COUNT &&
		             ALL(j, 0, COUNT,
		                 bytes[j] == (j < i ? j * 5 : OLD(bytes[j]))),
		     COUNT - i);
		bytes[i] = (uint8_t)(i * 5);
	}
}

/* Both indices, in another order than they have. */
void
tells_sides(uint32_t k)
{
	for (uint32_t i = 0; i < COUNT; i++) {
		LOOP(i <= COUNT &&
		             ALL(j, 0, COUNT,
		                 ALL(s, 0, SIDES,
		                     sides[s][j] ==
		                             (j < i && s == 1
		                                      ? 7
		                                      : OLD(sides[s][j])))),
		     COUNT - i);
		sides[1][i] = 7;
	}
	layerc_assert(k >= COUNT || sides[1][k] == 7);
	layerc_assert(k >= COUNT || sides[0][k] == OLD(sides[0][k]));
	// fails: breaks an assertion
	layerc_assert(k >= COUNT || sides[0][k] == 7);
}
