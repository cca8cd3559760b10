/* What the functions of cases.asm are said to do. */
#include "layerc_x86.h"

enum { COUNT = 8 };

struct entry {
	uint32_t key;
	uint16_t half;
	uint8_t low, high;
};

struct entry table[COUNT], TABLE[COUNT];
uint32_t cell, CELL, PORTS[4];

void
abstract_Cases(void)
{
	UPDATE(i, 0, COUNT, {
		TABLE[i].key = table[i].key;
		TABLE[i].half = table[i].half;
		TABLE[i].low = table[i].low;
		TABLE[i].high = table[i].high;
	});
	CELL = cell;
}

uint32_t
spec_sum(uint32_t a, uint32_t b)
{
	return a + b;
}

uint32_t
spec_less(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

int32_t
spec_lower(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

uint64_t
spec_wide(uint64_t a, uint32_t b)
{
	return a + b;
}

bool
spec_is_even(uint8_t a)
{
	return a % 2 == 0;
}

uint32_t
spec_get_key(uint32_t i)
{
	REQUIRE(i < COUNT);
	return TABLE[i].key;
}

void
spec_set_half(uint32_t i, uint16_t half)
{
	REQUIRE(i < COUNT);
	TABLE[i].half = half;
}

void
spec_set_high(uint32_t i, uint8_t high)
{
	REQUIRE(i < COUNT);
	TABLE[i].high = high;
}

void
spec_move(uint32_t from, uint32_t to)
{
	REQUIRE(from < COUNT && to < COUNT);
	TABLE[to] = TABLE[from];
}

void
spec_count(void)
{
	CELL++;
}

/* What the cases call. */
uint32_t
spec_half_of(uint32_t a)
{
	REQUIRE(a % 2 == 0);
	return a / 2;
}

/* In registers: eax doubled, edx kept. */
void
spec_twice(void)
{
	CPU.eax *= 2;
}

void
spec_halt(void)
{
	STOP();
}

uint32_t
spec_quarter(uint32_t a)
{
	REQUIRE(a % 4 == 0);
	return a / 4;
}

void
spec_stops(void)
{
	STOP();
}

/* In registers. */
void
spec_add_seven(void)
{
	CPU.eax += 7;
}

void
spec_four_times(void)
{
	CPU.eax *= 4;
}

void
spec_nothing(void)
{
}

uint32_t
spec_x86_get_cr(uint32_t number)
{
	AXIOM("control registers");
	return PORTS[number % 4];
}

void
spec_x86_set_cr(uint32_t number, uint32_t value)
{
	AXIOM("control registers");
	PORTS[number % 4] = value;
}

void
spec_set_cr3(uint32_t value)
{
	PORTS[3] = value;
}

uint32_t
spec_sum_to(uint32_t count)
{
	REQUIRE(count <= 6);
	return count * (count + 1) / 2;
}
