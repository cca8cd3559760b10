#include "check.h"
#include "import.h"
#include "tests.h"

void
test_time_passes(void)
{
	uint64_t before = tsc_read();
	uint32_t per_ms = get_tsc_per_ms();

	CHECK(per_ms > 1);
	/* The measurement itself took 10 ms. */
	CHECK(tsc_read() - before >= 5 * (uint64_t)per_ms);
}

/* The compiler may not know the numbers, or it would divide them itself. */
static volatile uint64_t large = 0xfedcba9876543210, medium = 10000000000,
			 small = 10, most = UINT64_MAX;
static volatile int64_t minus = -7000000007, plus = 1000000000;

void
test_division_helpers(void)
{
	CHECK(large / small == 0x197c790f3f086b68);
	CHECK(large % small == 0);
	CHECK(large / medium == 1836475854);
	CHECK(large % medium == 4493064720);
	CHECK(most / large == 1 && most % large == 0x123456789abcdef);
	CHECK(small / large == 0 && small % large == small);
	CHECK(minus / plus == -7 && minus % plus == -7);
	CHECK(plus / minus == 0 && plus % minus == plus);
}

/* Longer than what the compiler would copy in place. */
struct block {
	uint8_t bytes[300];
};

static struct block left, right;
static volatile uint32_t shift = 3, length = 280;

void
test_memory_helpers(void)
{
	for (uint32_t i = 0; i < sizeof(left.bytes); i++)
		left.bytes[i] = (uint8_t)i;
	right = left;
	CHECK(__builtin_memcmp(&left, &right, sizeof(left)) == 0);

	__builtin_memmove(right.bytes + shift, right.bytes, length);
	CHECK(right.bytes[shift] == 0 &&
	      right.bytes[shift + length - 1] == (uint8_t)(length - 1));
	__builtin_memmove(right.bytes, right.bytes + shift, length);
	CHECK(__builtin_memcmp(&left, &right, length) == 0);

	right.bytes[length - 1] ^= 0xff;
	CHECK(__builtin_memcmp(&left, &right, length) < 0);
	CHECK(__builtin_memcmp(&right, &left, length) > 0);
	CHECK(__builtin_memcmp(&right, &left, length - 1) == 0);

	__builtin_memset(right.bytes, 0x5a, length);
	CHECK(right.bytes[0] == 0x5a && right.bytes[length - 1] == 0x5a);
	CHECK(right.bytes[length] != 0x5a);
}
