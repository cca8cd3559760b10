#include "Helper.h"
#include "Helper.state.h"

uint8_t MEMORY[MEMORY_BYTES];

/* Filled and compared are no variables: what does so the compiler inserts. */
#define AT(pointer) ((uint32_t)(pointer))

void *
spec_memcpy(void *to, const void *from, size_t count)
{
	AXIOM("it is assembly that repeats instructions");
	BYTES(to, count);
	BYTES(from, count);
	REQUIRE(APART(to, from, count));
	COPY(to, from, count);
	return to;
}

void *
spec_memset(void *to, int value, size_t count)
{
	AT_ANY_ADDRESS();
	REQUIRE(IS_MEMORY(AT(to), count));
	UPDATE(at, AT(to), AT(to) + count, MEMORY[at] = (uint8_t)value);
	return to;
}

int
spec_memcmp(const void *left, const void *right, size_t count)
{
	AT_ANY_ADDRESS();
	REQUIRE(IS_MEMORY(AT(left), count) && IS_MEMORY(AT(right), count));
	uint32_t first = FIRST(i, 0, count,
	                       MEMORY[AT(left) + i] != MEMORY[AT(right) + i]);

	return first < count
	               ? MEMORY[AT(left) + first] - MEMORY[AT(right) + first]
	               : 0;
}

void *
spec_memmove(void *to, const void *from, size_t count)
{
	AXIOM("it is assembly that repeats instructions");
	BYTES(to, count);
	BYTES(from, count);
	COPY(to, from, count);
	return to;
}

uint64_t
spec___udivdi3(uint64_t dividend, uint64_t divisor)
{
	REQUIRE(divisor != 0);
	return dividend / divisor;
}

uint64_t
spec___umoddi3(uint64_t dividend, uint64_t divisor)
{
	REQUIRE(divisor != 0);
	return dividend % divisor;
}

int64_t
spec___divdi3(int64_t dividend, int64_t divisor)
{
	REQUIRE(divisor != 0 && (dividend != INT64_MIN || divisor != -1));
	return dividend / divisor;
}

int64_t
spec___moddi3(int64_t dividend, int64_t divisor)
{
	REQUIRE(divisor != 0 && (dividend != INT64_MIN || divisor != -1));
	return dividend % divisor;
}

/* Bytes that are the same at two places but for one of them. */
void
prepare_Helper(void)
{
	enum { BYTES = 64, PLACES = 4 };
	uint32_t one = IMAGE_END + CHOICE(PLACES) * BYTES;
	uint32_t other = IMAGE_END + CHOICE(PLACES) * BYTES;

	for (uint32_t i = 0; i < BYTES; i++) {
		MEMORY[one + i] = (uint8_t)CHOICE(256);
		MEMORY[other + i] = MEMORY[one + i];
	}
	MEMORY[other + CHOICE(BYTES)] = (uint8_t)CHOICE(256);
}
