// prove: --passes MEMORY
/* Addresses as numbers, and what is at numbers. */
#include "layerc_spec.h"

#define NULL ((void *)0)
enum { PAGE = 4096, FLAGS = PAGE - 1 };

struct entry {
	uint32_t low, high;
};

uint8_t MEMORY[MEMORY_BYTES];

static _Alignas(PAGE) struct entry tables[4][512];
static _Alignas(PAGE) struct entry directory[512];
static _Alignas(8) uint32_t words[16];
static uint32_t number;

void
is_aligned(void)
{
	_Alignas(16) uint8_t bytes[16];

	layerc_assert(((uint32_t)tables & FLAGS) == 0);
	layerc_assert(((uint32_t)&tables[3] & FLAGS) == 0);
	layerc_assert(((uint32_t)words & 7) == 0);
	layerc_assert(((uint32_t)bytes & 15) == 0);
}

void
is_not_aligned_more(void)
{
	// fails: breaks an assertion
	layerc_assert(((uint32_t)words & 15) == 0);
}

void
entries_are_not_aligned(uint32_t i)
{
	layerc_assume(i < 512);
	layerc_assert(((uint32_t)&directory[i] & 7) == 0);
	// fails: breaks an assertion
	layerc_assert(((uint32_t)&directory[i] & 15) == 0);
}

void
are_apart(uint32_t i, uint32_t k)
{
	layerc_assume(i < 4 && k < 512);
	layerc_assert((uint32_t)&tables[i][k] != (uint32_t)directory);
	layerc_assert((uint32_t)&tables[i][k] + 4 !=
	              (uint32_t)&directory[k].low);
	layerc_assert((uint32_t)tables != 0);
}

void
may_follow_each_other(void)
{
	// fails: breaks an assertion
	layerc_assert((uint32_t)(tables + 4) != (uint32_t)directory);
}

void
are_in_the_image(void)
{
	layerc_assert((uint32_t)(directory + 512) <= IMAGE_END);
	layerc_assert(!IS_MEMORY((uint32_t)directory, 1));
	// fails: breaks an assertion
	layerc_assert((uint32_t)(directory + 512) < IMAGE_END);
}

void
flags_come_and_go(uint32_t k)
{
	uint32_t link = (uint32_t)directory | 3;
	struct entry *back = (struct entry *)(link & ~(uint32_t)FLAGS);

	layerc_assume(k < 512);
	directory[k].low = 7;
	layerc_assert(back == directory && back[k].low == 7);
	back = (struct entry *)(link / PAGE * PAGE) + k;
	back->high = 9;
	layerc_assert(directory[k].high == 9 && (link & FLAGS) == 3);
}

void
flags_stay(void)
{
	uint32_t link = (uint32_t)directory | 4;

	directory[0].high = 5;
	layerc_assert(*(uint32_t *)link == 5);
	// fails: breaks an assertion
	layerc_assert(((struct entry *)link)->high == 5);
}

void
table_by_link(uint32_t i, uint32_t k)
{
	uint32_t page = (uint32_t)&tables[i] / PAGE;
	struct entry *at = (struct entry *)(page * PAGE) + k % 512;

	layerc_assume(i < 4);
	at->low = 3;
	layerc_assert(tables[i][k % 512].low == 3);
}

void
table_by_unknown_link(uint32_t i, uint32_t k)
{
	struct entry *at;

	layerc_assume(i < 4);
	layerc_assume(number == ((uint32_t)&tables[i] | 5));
	at = (struct entry *)(number / PAGE * PAGE) + k % 512;
	at->low = 3;
	layerc_assert(tables[i][k % 512].low == 3);
}

void
beyond_a_table_by_link(uint32_t i, uint32_t k)
{
	struct entry *at;

	layerc_assume(i < 4 && k <= 512);
	layerc_assume(number == ((uint32_t)&tables[i] | 5));
	at = (struct entry *)(number / PAGE * PAGE) + k;
	// fails: goes beyond the ends of 'tables'
	// fails: follows a pointer to nothing
	// fails: goes beyond the ends of 'MEMORY'
	at->low = 3;
}

void
at_any_number(void)
{
	// fails: follows a pointer to nothing
	// fails: goes beyond the ends of 'MEMORY'
	*(uint32_t *)number = 1;
}

void
in_memory(uint32_t at)
{
	layerc_assume(IS_MEMORY(at, 4));
	layerc_assume((uint32_t)directory != 0);
	directory[0].low = 5;
	*(uint32_t *)at = 0x01020304;
	layerc_assert(MEMORY[at + 1] == 3);
	layerc_assert(*(uint16_t *)(at + 2) == 0x0102);
	layerc_assert(directory[0].low == 5);
	layerc_assert(number == 0); // fails: breaks an assertion
}

void
memory_has_an_end(uint32_t at)
{
	layerc_assume(IS_MEMORY(at, 3));
	*(uint32_t *)at = 1; // fails: goes beyond the ends of 'MEMORY'
}

void
entries_in_memory(uint32_t page, uint32_t i, uint32_t k)
{
	struct entry *entries = (struct entry *)(page * PAGE), was;

	layerc_assume(page < MEMORY_BYTES / PAGE &&
	              IS_MEMORY(page * PAGE, PAGE));
	layerc_assume(i < 512 && k < 512 && i != k);
	was = entries[k];
	entries[i] = (struct entry){1, 2};
	layerc_assert(entries[i].low == 1 && entries[i].high == 2);
	layerc_assert(entries[k].low == was.low && entries[k].high == was.high);
	layerc_assert(entries[k].low == 1); // fails: breaks an assertion
}

/* What is said of all entries is so of the one that an address leads to. */
#define ENTRY_AT(page, i) (((struct entry *)&MEMORY[(page)*PAGE])[i])

void
reads_one_of_all(uint32_t page, uint32_t va)
{
	const struct entry *entries = (const struct entry *)(page * PAGE);

	layerc_assume(page < MEMORY_BYTES / PAGE &&
	              IS_MEMORY(page * PAGE, PAGE));
	layerc_assume(ALL(i, 0, 512, ENTRY_AT(page, i).low < i + 7));
	layerc_assert(entries[va / PAGE % 512].low < va / PAGE % 512 + 7);
	// fails: breaks an assertion
	layerc_assert(entries[va / PAGE % 512].high < va / PAGE % 512 + 7);
}

void
reads_one_beyond_all(uint32_t page, uint32_t va)
{
	const struct entry *entries = (const struct entry *)(page * PAGE);

	layerc_assume(page < MEMORY_BYTES / PAGE &&
	              IS_MEMORY(page * PAGE, PAGE));
	layerc_assume(ALL(i, 0, 511, ENTRY_AT(page, i).low < 7));
	// fails: breaks an assertion
	layerc_assert(entries[va / PAGE % 512].low < 7);
}

void
null_is_at_no_variable(uint32_t at)
{
	layerc_assume(at == 0);
	layerc_assert((struct entry *)at != directory);
	*(uint32_t *)at = 0; // fails: follows a pointer to nothing
}

void
a_number_may_be_an_address(void)
{
	layerc_assume(number != 0);
	// fails: breaks an assertion
	layerc_assert((struct entry *)number != directory);
}

void
all_bytes_at_once(uint32_t at, uint32_t count, uint32_t i)
{
	layerc_assume(IS_MEMORY(at, count) && i < count);
	UPDATE(k, at, at + count, MEMORY[k] = 7);
	layerc_assert(MEMORY[at + i] == 7);
	layerc_assert(MEMORY[at + count - 1] == 7);
	layerc_assume(at > 0);
	layerc_assert(MEMORY[at - 1] == 7); // fails: breaks an assertion
}

/* The specification takes an address, where the code takes a pointer. */
uint32_t
spec_first_byte(uint32_t at, uint32_t count)
{
	REQUIRE(IS_MEMORY(at, count));
	return count > 0 ? MEMORY[at] : 0;
}

uint32_t
first_byte(const uint8_t *at, uint32_t count)
{
	return count > 0 ? *at : 0;
}

uint32_t
spec_second_byte(uint32_t at, uint32_t count)
{
	REQUIRE(IS_MEMORY(at, count));
	return count > 0 ? MEMORY[at] : 0;
}

uint32_t
second_byte(const uint8_t *at, uint32_t count)
// fails: differs from its specification in the result
{
	return count > 1 ? at[1] : count > 0 ? *at : 0;
}

uint32_t
spec_byte_anywhere(uint32_t at)
{
	REQUIRE(at < MEMORY_BYTES);
	return MEMORY[at];
}

uint32_t
byte_anywhere(const uint8_t *at)
{
	return *at; // fails: follows a pointer to nothing
}

/* Called with pointers, it is told their addresses. */
uint32_t
spec_byte_below(uint32_t at)
{
	REQUIRE(IS_MEMORY(at, 1));
	return MEMORY[at];
}

uint32_t byte_below(const uint8_t *at);

uint32_t
spec_calls_with_number(uint32_t at)
{
	REQUIRE(IS_MEMORY(at, 8));
	return MEMORY[at + 7];
}

uint32_t
calls_with_number(uint32_t at)
{
	return byte_below((const uint8_t *)at + 7);
}

uint32_t
spec_calls_with_another(uint32_t at)
{
	REQUIRE(IS_MEMORY(at, 8));
	return MEMORY[at + 7];
}

uint32_t
calls_with_another(uint32_t at)
// fails: differs from its specification in the result
{
	return byte_below((const uint8_t *)at + 6);
}

void
copies(uint32_t to, uint32_t from, uint32_t count, uint32_t i)
{
	uint8_t was;

	layerc_assume(IS_MEMORY(to, count) && IS_MEMORY(from, count));
	layerc_assume(i < count);
	was = MEMORY[from + i];
	COPY(to, from, count);
	layerc_assert(MEMORY[to + i] == was);
}

void
copies_over_itself(uint32_t to, uint32_t from, uint32_t count, uint32_t i)
{
	uint8_t was;

	layerc_assume(IS_MEMORY(to, count) && IS_MEMORY(from, count));
	layerc_assume(i < count);
	was = MEMORY[from + i];
	COPY(to, from, count);
	layerc_assert(MEMORY[from + i] == was); // fails: breaks an assertion
}

void
copies_no_more(uint32_t to, uint32_t from, uint32_t count, uint32_t at)
{
	uint8_t was;

	layerc_assume(IS_MEMORY(to, count) && IS_MEMORY(from, count));
	layerc_assume(IS_MEMORY(at, 1) && (at < to || at >= to + count));
	was = MEMORY[at];
	COPY(to, from, count);
	layerc_assert(MEMORY[at] == was);
}

void
copies_from_beyond(uint32_t to, uint32_t from, uint32_t count)
{
	layerc_assume(IS_MEMORY(to, count));
	COPY(to, from, count); // fails: goes beyond the ends of 'MEMORY'
}

void
copies_to_beyond(uint32_t to, uint32_t from, uint32_t count)
{
	layerc_assume(IS_MEMORY(from, count) && to < MEMORY_BYTES);
	COPY(to, from, count); // fails: goes beyond the ends of 'MEMORY'
}

/* What was obliged to on one way is not on another. */
void
obliges_on_each_way(uint32_t i, bool is_known)
{
	if (is_known)
		layerc_assume(i < 16);
	words[i] = 1; // fails: goes beyond the ends of 'words'
}

void
obliges_on_one_way(uint32_t i, bool is_small)
{
	if (is_small && i < 16)
		words[i] = 1;
	else
		words[i] = 2; // fails: goes beyond the ends of 'words'
}

/* The same by its name, which code below may not use. */
#define WORD(at) (*(uint32_t *)&MEMORY[at])

void
words_by_name(uint32_t at)
{
	layerc_assume(at <= MEMORY_BYTES - 4);
	WORD(at) = 0x01020304;
	layerc_assert(MEMORY[at] == 4 && MEMORY[at + 3] == 1);
	layerc_assert(*(uint16_t *)&MEMORY[at + 1] == 0x0203);
	layerc_assert(WORD(at) == 0); // fails: breaks an assertion
}

void
words_by_name_end(uint32_t at)
{
	layerc_assume(at <= MEMORY_BYTES - 3);
	WORD(at) = 1; // fails: goes beyond the ends of 'MEMORY'
}

void
words_do_not_wrap_round(uint32_t at)
{
	layerc_assume(at > 0 - 4u);
	WORD(at) = 1; // fails: goes beyond the ends of 'MEMORY'
}

void
words_begin_beyond_the_image(uint32_t at)
{
	layerc_assume(at >= IMAGE_END - 1 && at < MEMORY_BYTES - 4);
	*(uint32_t *)at = 1; // fails: follows a pointer to nothing
}

uint32_t
may_be_a_word_or_a_variable(uint32_t at, bool is_word)
{
	layerc_assume(is_word ? IS_MEMORY(at, 4) : at == (uint32_t)&number);
	*(uint32_t *)at = 7;
	layerc_assert(is_word || number == 7);
	layerc_assert(!is_word || WORD(at) == 7);
	layerc_assert(number == 7); // fails: breaks an assertion
	return *(uint32_t *)at;
}
