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
uint8_t MEMORY[MEMORY_BYTES];

/* Segments: nothing, data, code, a task; and where they are. */
uint64_t segments[4], SEGMENTS[4];
uint32_t PLACE;

void
abstract_Cases(void)
{
	UPDATE(i, 0, COUNT, {
		TABLE[i].key = table[i].key;
		TABLE[i].half = table[i].half;
		TABLE[i].low = table[i].low;
		TABLE[i].high = table[i].high;
	});
	UPDATE(i, 0, 4, SEGMENTS[i] = segments[i]);
	CELL = cell;
	PLACE = (uint32_t)segments;
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

void
spec_x86_lgdt(uint32_t last, uint32_t at)
{
	AXIOM("where segments are");
	PORTS[0] = last;
	PORTS[1] = at;
}

uint32_t
spec_x86_gdt(void)
{
	AXIOM("where segments are");
	return PORTS[1];
}

void
spec_x86_set_segment(uint32_t number, uint32_t selector)
{
	AXIOM("segment registers");
	PORTS[2] = PORTS[2] << 8 | number << 6 | selector;
}

void
spec_x86_set_task(uint32_t selector)
{
	AXIOM("the task");
	PORTS[3] = selector;
}

/* What was used before stays as it is. */
void
spec_use_segments(void)
{
	REQUIRE(SEGMENTS[1] == 0x00cf93000000ffff &&
	        SEGMENTS[2] == 0x00cf9b000000ffff);
	PORTS[0] = sizeof(segments) - 1;
	PORTS[1] = PLACE;
	PORTS[2] = PORTS[2] << 16 | (1 << 6 | 16) << 8 | 3 << 6 | 8;
}

/* A segment that is used for the first time. */
void
spec_use_data(void)
{
	REQUIRE(PORTS[1] == PLACE && SEGMENTS[1] == 0x00cf92000000ffff);
	PORTS[2] = PORTS[2] << 8 | 3 << 6 | 8;
	SEGMENTS[1] = 0x00cf93000000ffff;
}

void
spec_use_task(void)
{
	REQUIRE(PORTS[1] == PLACE && (SEGMENTS[3] >> 40 & 0xff) == 0x89);
	PORTS[3] = 24;
	SEGMENTS[3] |= (uint64_t)2 << 40;
}

/* Bytes at addresses, as many as there are: repeated instructions. */
void
spec_fill(uint32_t at, uint32_t count, uint8_t byte)
{
	REQUIRE(IS_MEMORY(at, count));
	UPDATE(k, at, at + count, MEMORY[k] = byte);
}

/* Where the bytes are, asks nobody. */
void
spec_fill_at(uint8_t *at, uint32_t count, uint8_t byte)
{
	AT_ANY_ADDRESS();
	REQUIRE(IS_MEMORY((uint32_t)at, count));
	UPDATE(k, (uint32_t)at, (uint32_t)at + count, MEMORY[k] = byte);
}

bool
spec_same(uint32_t one, uint32_t other, uint32_t count)
{
	REQUIRE(IS_MEMORY(one, count) && IS_MEMORY(other, count));
	return ALL(i, 0, count, MEMORY[one + i] == MEMORY[other + i]);
}
