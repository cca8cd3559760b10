/* Predicates inside others, and counts. */
#include "layerc_spec.h"

static uint32_t table[16], other[16], grid[4][8], begins[8], ends[8], total;
static uint64_t sets[16];

void
all_of_all(uint32_t i, uint32_t j)
{
	layerc_assume(ALL(a, 0, 4, ALL(b, 0, 8, grid[a][b] < 9)));
	layerc_assume(i < 4 && j < 8);
	layerc_assert(grid[i][j] < 9);
	layerc_assert(grid[i][j] < 8); // fails: breaks an assertion
}

void
all_of_fewer(uint32_t i, uint32_t j)
{
	layerc_assume(ALL(a, 0, 4, ALL(b, 0, a, grid[a][b] < 9)));
	layerc_assume(i < 4 && j < i);
	layerc_assert(grid[i][j] < 9);
	layerc_assert(grid[j][i] < 9); // fails: breaks an assertion
}

void
all_has_one(uint32_t i)
{
	layerc_assume(ALL(a, 0, 4, ANY(b, 0, 8, grid[a][b] == a)) && i < 4);
	layerc_assert(ANY(b, 0, 8, grid[i][b] == i));
	// fails: breaks an assertion
	layerc_assert(ANY(b, 0, 8, ALL(a, 0, 4, grid[a][b] == a)));
}

void
one_has_all(void)
{
	layerc_assume(ANY(b, 0, 8, ALL(a, 0, 4, grid[a][b] == a)));
	layerc_assert(ALL(a, 0, 4, ANY(b, 0, 8, grid[a][b] == a)));
}

void
keeps_all_of_all(uint32_t i, uint32_t j, uint32_t value)
{
	layerc_assume(ALL(a, 0, 4, ALL(b, 0, 8, grid[a][b] < 9)));
	layerc_assume(i < 4 && j < 8 && value < 10);
	grid[i][j] = value < 9 ? value : 0;
	layerc_assert(ALL(a, 0, 4, ALL(b, 0, 8, grid[a][b] < 9)));
	grid[i][j] = value;
	// fails: breaks an assertion
	layerc_assert(ALL(a, 0, 4, ALL(b, 0, 8, grid[a][b] < 9)));
}

void
asks_alike_inside_and_outside(uint32_t i)
{
	bool all = ALL(a, 0, 16, table[a] == i);

	layerc_assert(ALL(a, 0, 4, ALL(b, 0, 16, table[b] == i) == all));
	layerc_assert(ALL(a, 0, 4, FIRST(b, 0, 16, table[b] != i) == 16) ==
	              all);
}

void
first_of_none(uint32_t n)
{
	uint32_t most = FIRST(n, 0, 99, ALL(k, 0, 8, ends[k] <= n));

	layerc_assume(ALL(k, 0, 8, ends[k] < 99));
	layerc_assert(ALL(k, 0, 8, ends[k] <= most));
	layerc_assume(most > 0);
	layerc_assert(ANY(k, 0, 8, ends[k] == most));
	layerc_assert(ends[0] == most); // fails: breaks an assertion
}

void
updates_by_predicates(uint32_t i)
{
	UPDATE(page, 0, 16, {
		table[page] = ANY(k, 0, 8, begins[k] <= page && page < ends[k]);
	});
	layerc_assume(i < 8 && begins[i] < ends[i] && begins[i] < 16);
	layerc_assert(table[begins[i]] == 1);
	layerc_assert(table[15] == 1); // fails: breaks an assertion
}

void
updates_by_what_it_writes(void)
{
	// refused: an UPDATE that reads other entries than that of its index
	UPDATE(k, 0, 16, table[k] = ANY(j, 0, 16, table[j] == k));
}

void
three_deep(void)
{
	// refused: predicates three deep
	layerc_assert(ALL(a, 0, 4, ALL(b, 0, 8, ALL(c, 0, 16, table[c] == a))));
}

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
		ALL(s, 0, 4, begins[s] == COUNT(k, 0, 16, sets[k] >> s & 1)));
	layerc_assume(i < 16 && set < 4 && !(sets[i] >> set & 1));
	sets[i] |= (uint64_t)1 << set;
	begins[set]++;
	layerc_assert(
		ALL(s, 0, 4, begins[s] == COUNT(k, 0, 16, sets[k] >> s & 1)));
	layerc_assert(begins[set] > 0);
	sets[i] = 0;
	begins[set]--;
	// fails: breaks an assertion
	layerc_assert(
		ALL(s, 0, 4, begins[s] == COUNT(k, 0, 16, sets[k] >> s & 1)));
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
counts_in_a_count(void)
{
	// refused: COUNT inside another
	total = COUNT(a, 0, 4, COUNT(b, 0, 8, grid[a][b] == 1) > 2);
}

void
counts_rows(uint32_t i)
{
	uint32_t rows = COUNT(a, 0, 4, ANY(b, 0, 8, grid[a][b] == 1));

	layerc_assume(i < 4 && grid[i][3] == 1);
	layerc_assert(rows > 0);
	layerc_assert(rows > 1); // fails: breaks an assertion
}
