/* Numbers of 64 bits, which the i386 keeps in two words; parts of numbers. */
#include "layerc_spec.h"

static uint64_t total;
static union word {
	uint32_t word;
	uint16_t halves[2];
	uint8_t bytes[4];
} word;

void
adds(uint64_t a, uint32_t b)
{
	total = a;
	total += b;
	layerc_assert(total >= a || total < b);
}

void
adds_over_the_end(uint64_t a, uint32_t b)
{
	layerc_assert(a + b >= a); // fails: breaks an assertion
}

void
multiplies(uint32_t a, uint32_t b)
{
	layerc_assume(a < 16 && b < 16);
	layerc_assert((uint64_t)a * b == a * b);
}

void
multiplies_in_words(uint32_t a, uint32_t b)
{
	layerc_assert((uint64_t)a * b == a * b); // fails: breaks an assertion
}

void
shifts_to_words(uint64_t a)
{
	uint32_t high = a >> 32, low = a;

	layerc_assert(((uint64_t)high << 32 | low) == a);
}

void
shifts_words(uint32_t high, uint32_t low)
{
	// fails: shifts by more bits than there are
	layerc_assert((high << 32 | low) == low);
}

void
divides(uint64_t a)
{
	layerc_assert(a / 4096 == a >> 12 && a % 4096 == (a & 4095));
}

void
signs(int64_t a)
{
	layerc_assume(a > -5 && a < 5);
	layerc_assert((int32_t)a == a);
	layerc_assert((uint32_t)a == a); // fails: breaks an assertion
}

void
halves_are_parts(uint32_t a)
{
	word.word = a;
	layerc_assert(word.halves[0] == (a & 0xffff));
	layerc_assert(word.halves[1] == a >> 16);
	layerc_assert(word.bytes[3] == a >> 24);
}

void
halves_the_other_way(uint32_t a)
{
	word.word = a;
	// fails: breaks an assertion
	layerc_assert(word.halves[1] == (a & 0xffff));
}

void
halves_are_written(uint16_t a)
{
	uint32_t before = word.word;

	word.halves[1] = a;
	layerc_assert(word.word == ((uint32_t)a << 16 | (before & 0xffff)));
	word.bytes[0] = 1;
	layerc_assert(word.word % 256 == 1 && word.halves[1] == a);
}

static union {
	struct {
		uint8_t a, b;
		uint16_t c;
		uint32_t d;
	} fields;
	uint32_t words[2];
	uint64_t all;
} record;

void
words_of_fields(uint8_t a, uint16_t c)
{
	record.fields.a = a;
	record.fields.b = 2;
	record.fields.c = c;
	layerc_assert(record.words[0] == ((uint32_t)c << 16 | 512 | a));
}

void
words_of_other_fields(uint8_t a, uint16_t c)
{
	record.fields.a = a;
	record.fields.b = 2;
	record.fields.c = c;
	// fails: breaks an assertion
	layerc_assert(record.words[0] == ((uint32_t)c << 16 | 256 | a));
}

void
fields_of_words(uint32_t a)
{
	record.words[0] = a;
	layerc_assert(record.fields.b == (a >> 8 & 255));
	layerc_assert(record.fields.c == a >> 16);
}

void
fields_of_all(uint64_t a)
{
	record.all = a;
	layerc_assert(record.fields.d == a >> 32);
	layerc_assert(record.fields.a == (uint8_t)a);
	record.fields.d = 1;
	layerc_assert(record.all == (1ull << 32 | (uint32_t)a));
}

static uint8_t bytes[16];

void
words_of_bytes(uint32_t i, uint32_t a)
{
	layerc_assume(i < 4);
	*(uint32_t *)&bytes[4 * i] = a;
	layerc_assert(bytes[4 * i + 1] == (a >> 8 & 255));
	layerc_assert(*(uint16_t *)&bytes[4 * i + 1] == (a >> 8 & 65535));
}

void
words_beyond_bytes(uint32_t i, uint32_t a)
{
	layerc_assume(i <= 13);
	*(uint32_t *)&bytes[i] = a; // fails: goes beyond the ends of 'bytes'
}

struct flags {
	uint32_t kind : 3, count : 12, rest : 17;
	int8_t sign : 4;
};

void
fields_of_bits(uint32_t a)
{
	struct flags flags;

	flags.kind = a;
	flags.count = 4095;
	flags.sign = -3;
	flags.count++;
	layerc_assert(flags.kind == a % 8 && flags.count == 0);
	layerc_assert(flags.sign == -3);
}

void
fields_of_few_bits(uint32_t a)
{
	struct flags flags;

	flags.kind = a;
	layerc_assert(flags.kind == a); // fails: breaks an assertion
}
