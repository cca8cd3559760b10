/* How many there are. */
#include "layerc_spec.h"

static uint32_t table[16], other[16], grid[4][8], sizes[8];
static uint64_t sets[16];

void
counts(uint32_t i)
{
	uint32_t count = COUNT(k, 0, 16, table[k] == 1);

	layerc_assume(i < 16);
	layerc_assert(count <= 16);
	layerc_assert(count > 0 || table[i] != 1);
	layerc_assert((count > 0) == ANY(k, 0, 16, table[k] == 1));
	layerc_assert(count < 16); // fails: breaks an assertion
}

void
counts_nothing(uint32_t low, uint32_t high)
{
	layerc_assert(COUNT(k, 5, 5, true) == 0 && COUNT(k, 5, 3, true) == 0);
	layerc_assume(low > high);
	layerc_assert(COUNT(k, low, high, table[k & 15] == 1) == 0);
	// fails: breaks an assertion
	layerc_assert(COUNT(k, high, low, table[k & 15] == 1) == 0);
}

void
counts_one_more(uint32_t i)
{
	uint32_t count = COUNT(k, 0, 16, table[k] == 1), now;

	layerc_assume(i < 16 && table[i] != 1);
	table[i] = 1;
	now = COUNT(k, 0, 16, table[k] == 1);
	layerc_assert(now == count + 1);
	table[i] = 1;
	layerc_assert(COUNT(k, 0, 16, table[k] == 1) == now);
	table[i] = 2;
	layerc_assert(COUNT(k, 0, 16, table[k] == 1) == count);
	layerc_assert(now == count); // fails: breaks an assertion
}

void
counts_what_was_perhaps_there(uint32_t i)
{
	uint32_t count = COUNT(k, 0, 16, table[k] == 1);

	layerc_assume(i < 16);
	table[i] = 1;
	// fails: breaks an assertion
	layerc_assert(COUNT(k, 0, 16, table[k] == 1) == count + 1);
}

void
counts_two_more(uint32_t i, uint32_t j)
{
	uint32_t count = COUNT(k, 0, 16, table[k] == 1), now;

	layerc_assume(i < 16 && j < 16 && table[i] == 0 && table[j] == 0);
	table[i] = 1;
	table[j] = 1;
	now = COUNT(k, 0, 16, table[k] == 1);
	layerc_assert(now == count + 1 + (i != j));
	layerc_assert(now == count + 2); // fails: breaks an assertion
}

void
counts_none_beyond_its_range(uint32_t i)
{
	uint32_t count = COUNT(k, 4, 12, table[k] == 1), now;

	layerc_assume(i < 16 && table[i] == 0);
	table[i] = 1;
	now = COUNT(k, 4, 12, table[k] == 1);
	layerc_assert(now == count + (i >= 4 && i < 12));
	// fails: breaks an assertion
	layerc_assert(now == count + (i > 4 && i < 12));
}

void
counts_with_a_loop(uint32_t n)
{
	uint32_t count = 0;

	layerc_assume(n <= 16);
	for (uint32_t i = 0; i < n; i++) {
		LOOP(i <= n && count == COUNT(k, 0, i, table[k] == 1), n - i);
		count += table[i] == 1;
	}
	layerc_assert(count == COUNT(k, 0, n, table[k] == 1));
}

void
counts_with_a_loop_otherwise(uint32_t n)
{
	uint32_t count = 0;

	layerc_assume(n <= 16);
	for (uint32_t i = 0; i < n; i++) {
		// fails: breaks the loop's invariant
		LOOP(i <= n && count == COUNT(k, 0, i, table[k] == 1), n - i);
		count += table[i] > 0;
	}
}

void
counts_of_what_is_less(void)
{
	layerc_assume(ALL(k, 0, 16, table[k] != 1 || other[k] == 2));
	layerc_assert(COUNT(k, 0, 16, table[k] == 1) <=
	              COUNT(k, 0, 16, other[k] == 2));
	// fails: breaks an assertion
	layerc_assert(COUNT(k, 0, 16, table[k] == 1) ==
	              COUNT(k, 0, 16, other[k] == 2));
}

void
counts_for_each(uint32_t i, uint32_t set)
{
	layerc_assume(
		ALL(s, 0, 4, sizes[s] == COUNT(k, 0, 16, sets[k] >> s & 1)));
	layerc_assume(i < 16 && set < 4 && !(sets[i] >> set & 1));
	sets[i] |= (uint64_t)1 << set;
	sizes[set]++;
	layerc_assert(
		ALL(s, 0, 4, sizes[s] == COUNT(k, 0, 16, sets[k] >> s & 1)));
	layerc_assert(sizes[set] > 0);
	sets[i] = 0;
	sizes[set]--;
	// fails: breaks an assertion
	layerc_assert(
		ALL(s, 0, 4, sizes[s] == COUNT(k, 0, 16, sets[k] >> s & 1)));
}

void
counts_to_its_end(uint32_t set)
{
	uint32_t i = 0;

	layerc_assume(set < 64);
	while ((i = FIRST(k, 0, 16, sets[k] >> set & 1)) < 16) {
		LOOP(true, COUNT(k, 0, 16, sets[k] >> set & 1));
		sets[i] &= ~((uint64_t)1 << set);
	}
	layerc_assert(COUNT(k, 0, 16, sets[k] >> set & 1) == 0);
}

void
counts_rows(uint32_t i)
{
	uint32_t rows = COUNT(a, 0, 4, ANY(b, 0, 8, grid[a][b] == 1));

	layerc_assume(i < 4 && grid[i][3] == 1);
	layerc_assert(rows > 0);
	layerc_assert(rows > 1); // fails: breaks an assertion
}
