// prove: --passes MEMORY
/* COPY and APART, of what is in variables and in MEMORY. */
#include "layerc_spec.h"

enum { MOST = 16 };

uint8_t MEMORY[MEMORY_BYTES];

static uint8_t kept[MOST];
static const uint8_t fixed[4] = {1, 2, 3, 4};

struct pair {
	uint32_t low;
	uint16_t high, more;
};

static struct pair pair;

void
copies_what_is_there(uint32_t count, uint32_t k)
{
	uint8_t before = kept[k % MOST];

	layerc_assume(count <= sizeof(pair) && k < MOST);
	COPY(kept, &pair, count);
	layerc_assert(k < count || kept[k] == before);
	layerc_assert(count < 5 || kept[4] == (uint8_t)pair.high);
	layerc_assert(count < 8 || kept[7] == pair.more >> 8);
	// fails: breaks an assertion
	layerc_assert(count < 4 || kept[4] == (uint8_t)pair.high);
}

void
copies_one_beyond(uint32_t count)
{
	layerc_assume(count <= sizeof(pair) + 1);
	COPY(kept, &pair, count); // fails: goes beyond the ends of 'pair'
}

void
copies_to_one_beyond(uint32_t number, uint32_t at)
{
	layerc_assume(at <= MOST && IS_MEMORY(number, 9));
	// fails: goes beyond the ends of 'kept'
	COPY(kept + at, number, 9);
}

void
copies_out_and_in(uint32_t number, uint32_t count, uint32_t k)
{
	uint8_t before = kept[k % MOST];

	layerc_assume(IS_MEMORY(number, count) && count <= MOST && k < MOST);
	COPY(number, kept, count);
	kept[k] = before + 1;
	COPY(kept, number, count);
	layerc_assert(kept[k] == (k < count ? before : (uint8_t)(before + 1)));
	layerc_assert(kept[k] == before); // fails: breaks an assertion
}

void
copies_over_itself(uint32_t k)
{
	uint8_t before = kept[k % 8];

	layerc_assume(k < 8);
	COPY(kept + 1, kept, 8);
	layerc_assert(kept[k + 1] == before);
	layerc_assert(kept[k] == before); // fails: breaks an assertion
}

void
copies_to_what_is_no_array(void)
{
	// refused: which is no array of bytes
	COPY(&pair, kept, 8);
}

void
copies_to_what_is_constant(void)
{
	COPY(fixed, kept, 4); // fails: writes to constant 'fixed'
}

/* What is in variables is apart from MEMORY, as other variables are. */
void
are_apart(uint32_t at, uint32_t to, uint32_t count)
{
	layerc_assume(IS_MEMORY(at, 16) && IS_MEMORY(to, 16) && count <= 16);
	layerc_assert(APART(kept, &pair, 8));
	layerc_assert(APART((void *)at, kept, 16));
	layerc_assert(APART(kept, kept + 8, 8));
	layerc_assert(!APART(kept, kept + 7, 8));
	layerc_assert(to - at < count || at - to < count ||
	              APART((void *)at, (void *)to, count));
	// fails: breaks an assertion
	layerc_assert(APART((void *)at, (void *)to, count));
}

void
are_perhaps_not_apart(uint32_t number)
{
	// fails: breaks an assertion
	layerc_assert(APART((void *)number, kept, 1));
}
