/* ALL, ANY, FIRST, UPDATE and OLD: all indices at once. */
// prove: --cross-check
#include "layerc_spec.h"

static uint32_t table[16], other[64], grid[4][8], count;
static struct {
	uint32_t owner;
	bool used;
} entries[8];

void
all_of_each(uint32_t i)
{
	layerc_assume(ALL(k, 0, 16, table[k] < 9) && i < 16);
	layerc_assert(table[i] < 9);
}

void
all_of_others(uint32_t i)
{
	layerc_assume(ALL(k, 0, 15, table[k] < 9) && i < 16);
	layerc_assert(table[i] < 9); // fails: breaks an assertion
}

void
all_of_none(uint32_t i)
{
	layerc_assert(ALL(k, 5, 5, table[k] == i));
	layerc_assert(ALL(k, 5, 3, table[k] == i));
	layerc_assert(!ANY(k, 5, 3, table[k] == i));
	layerc_assert(FIRST(k, 5, 3, table[k] == i) == 3);
}

void
all_of_some(uint32_t i)
{
	layerc_assume(i < 16);
	layerc_assert(ALL(k, i, 16, table[k] != 7) ||
	              ANY(k, 0, 16, table[k] == 7));
	// fails: breaks an assertion
	layerc_assert(ALL(k, 0, 16, table[k] != 7) ||
	              ANY(k, i, 16, table[k] == 7));
}

void
all_is_not_any(uint32_t n)
{
	layerc_assume(n <= 16 && ALL(k, 0, n, table[k] == 1));
	// fails: breaks an assertion
	layerc_assert(ANY(k, 0, n, table[k] == 1));
}

void
all_is_any_of_one(uint32_t n)
{
	layerc_assume(n <= 16 && n > 0 && ALL(k, 0, n, table[k] == 1));
	layerc_assert(ANY(k, 0, n, table[k] == 1));
}

void
all_of_any(uint32_t n)
{
	layerc_assume(n > 0 && n <= 16 && ANY(k, 0, n, table[k] == 1));
	// fails: breaks an assertion
	layerc_assert(ALL(k, 0, n, table[k] == 1));
}

void
one_more(uint32_t i)
{
	layerc_assume(i < 16 && ALL(k, 0, i, table[k] == 1) && table[i] == 1);
	layerc_assert(ALL(k, 0, i + 1, table[k] == 1));
}

void
one_more_is_other(uint32_t i)
{
	layerc_assume(i < 15 && ALL(k, 0, i, table[k] == 1));
	// fails: breaks an assertion
	layerc_assert(ALL(k, 0, i + 1, table[k] == 1));
}

void
one_more_before(uint32_t i)
{
	layerc_assume(i > 0 && i < 16 && ALL(k, 1, i + 1, table[k] == 1));
	layerc_assert(table[i] == 1 && ALL(k, 1, i, table[k] == 1));
	layerc_assert(table[0] == 1); // fails: breaks an assertion
}

void
one_more_of_none(uint32_t i)
{
	layerc_assert(ALL(k, i + 1, i + 1, table[k % 16] == 1));
	layerc_assert(ALL(k, 16, i % 16 + 1, table[k] == 1));
	// fails: breaks an assertion
	layerc_assert(ALL(k, 15, i % 16 + 1, table[k] == 1));
}

void
one_more_than_all(uint32_t last)
{
	layerc_assume(last >= UINT32_MAX);
	layerc_assert(ALL(k, 0, last + 1, table[k % 16] == 1));
}

void
one_more_than_most(uint32_t last)
{
	layerc_assume(last >= UINT32_MAX - 1);
	// fails: breaks an assertion
	layerc_assert(ALL(k, 0, last + 1, table[k % 16] == 1));
}

void
captures(uint32_t a)
{
	uint32_t b = a / 2;

	layerc_assume(ALL(k, 0, 16, table[k] == b));
	layerc_assert(table[3] <= a && table[3] == b);
	layerc_assert(table[3] == a); // fails: breaks an assertion
}

void
captures_what_was(uint32_t a)
{
	uint32_t b = a;

	layerc_assume(ALL(k, 0, 16, table[k] == b));
	b++;
	layerc_assert(ALL(k, 0, 16, table[k] == a));
	// fails: breaks an assertion
	layerc_assert(ALL(k, 0, 16, table[k] == b));
}

void
writes_between(uint32_t i)
{
	layerc_assume(ALL(k, 0, 16, table[k] == 0) && i < 16);
	table[i] = 1;
	layerc_assert(ALL(k, 0, 16, table[k] == (k == i)));
	// fails: breaks an assertion
	layerc_assert(ALL(k, 0, 16, table[k] == 0));
}

void
neighbours(uint32_t i)
{
	layerc_assume(ALL(k, 0, 15, table[k] <= table[k + 1]));
	layerc_assert(table[3] <= table[4]);
	layerc_assume(i > 0 && i < 16);
	layerc_assert(table[i - 1] <= table[i]);
}

void
neighbours_beyond(uint32_t i)
{
	// fails: goes beyond the ends of 'table'
	layerc_assume(ALL(k, 0, 16, table[k] <= table[k + 1]));
}

void
masked_indices(uint32_t i)
{
	layerc_assume(ALL(k, 0, 64, table[k & 15] == 3));
	layerc_assert(ALL(k, 0, 64, table[k & 15] > 2));
}

void
masked_indices_otherwise(uint32_t i)
{
	layerc_assume(ALL(k, 0, 14, table[k & 15] == 3));
	// fails: breaks an assertion
	layerc_assert(ALL(k, 0, 64, table[k & 15] > 2));
}

void
fields(uint32_t i)
{
	layerc_assume(ALL(k, 0, 8, entries[k].used || entries[k].owner == 0));
	layerc_assume(i < 8 && entries[i].owner == 5);
	layerc_assert(entries[i].used);
	entries[i].used = false;
	// fails: breaks an assertion
	layerc_assert(ALL(k, 0, 8, entries[k].used || entries[k].owner == 0));
}

void
first_is_the_least(uint32_t i)
{
	uint32_t first = FIRST(k, 2, 16, table[k] == 1);

	layerc_assert(first >= 2 && first <= 16);
	layerc_assert(first == 16 || table[first] == 1);
	layerc_assume(i >= 2 && i < 16 && table[i] == 1);
	layerc_assert(first <= i);
	layerc_assert(first == i); // fails: breaks an assertion
}

void
first_is_high_if_none(void)
{
	layerc_assume(ALL(k, 0, 16, table[k] != 1));
	layerc_assert(FIRST(k, 0, 16, table[k] == 1) == 16);
	layerc_assert(FIRST(k, 0, 16, table[k] != 1) == 0);
	// fails: breaks an assertion
	layerc_assert(FIRST(k, 0, 16, table[k] == 2) == 16);
}

void
updates(uint32_t i)
{
	UPDATE(k, 0, 16, table[k] = k);
	layerc_assume(i < 16);
	layerc_assert(table[i] == i);
}

void
updates_some(uint32_t i)
{
	uint32_t before = table[0];

	UPDATE(k, 1, 16, table[k] = k);
	layerc_assert(table[0] == before && table[15] == 15);
	layerc_assume(i < 16);
	layerc_assert(table[i] == i); // fails: breaks an assertion
}

void
updates_none(uint32_t i)
{
	uint32_t before = table[i & 15];

	UPDATE(k, 9, 3, table[k] = k);
	layerc_assert(table[i & 15] == before);
}

void
updates_where(uint32_t a)
{
	uint32_t before = entries[2].owner;

	UPDATE(k, 0, 8, {
		if (entries[k].used)
			entries[k].owner = a;
	});
	layerc_assert(entries[2].owner == (entries[2].used ? a : before));
	layerc_assert(entries[2].owner == a); // fails: breaks an assertion
}

void
updates_itself(void)
{
	uint32_t before = table[4];

	UPDATE(k, 0, 16, table[k] = table[k] + k);
	layerc_assert(table[4] == before + 4);
}

void
updates_rows(uint32_t i, uint32_t j)
{
	uint32_t before = grid[0][2];

	layerc_assume(i < 4 && j < 8 && i > 0);
	UPDATE(k, 0, 8, grid[i][k] = k);
	layerc_assert(grid[i][j] == j && grid[0][2] == before);
	UPDATE(k, 0, 4, grid[k][j] = 9);
	layerc_assert(grid[3][j] == 9 && grid[i][j] == 9);
	layerc_assert(grid[3][0] == 9); // fails: breaks an assertion
}

void
updates_beyond(void)
{
	// fails: goes beyond the ends of 'table'
	UPDATE(k, 0, 17, table[k] = k);
}

void
updates_from_others(void)
{
	UPDATE(k, 0, 16, table[k] = other[k + 1]);
	layerc_assert(table[4] == other[5]);
}

void
updates_from_the_next(uint32_t i)
{
	uint32_t next, last = table[15];

	layerc_assume(i < 15);
	next = table[i + 1];
	UPDATE(k, 0, 15, table[k] = table[k + 1]);
	layerc_assert(table[i] == next && table[15] == last);
	layerc_assert(table[i + 1] == next); // fails: breaks an assertion
}

void
updates_from_the_one_before(void)
{
	// refused: an UPDATE that reads entries of indices before its own
	UPDATE(k, 1, 16, table[k] = table[k - 1]);
}

void
updates_from_another_row(uint32_t i)
{
	layerc_assume(i < 8);
	UPDATE(k, 2, 8, grid[1][k] = grid[0][k - 2]);
	layerc_assert(i < 2 || grid[1][i] == grid[0][i - 2]);
	layerc_assert(grid[1][i] == grid[0][i]); // fails: breaks an assertion
}

void
updates_from_any_row(uint32_t row)
{
	layerc_assume(row < 4);
	// refused: an UPDATE that reads entries of indices before its own
	UPDATE(k, 2, 8, grid[1][k] = grid[row][k - 2]);
}

void
updates_from_one_that_stays(void)
{
	UPDATE(k, 1, 16, table[k] = table[0]);
	layerc_assert(table[7] == table[0]);
}

void
updates_from_the_other_half(void)
{
	UPDATE(k, 0, 8, table[k] = table[k + 8]);
	layerc_assert(table[2] == table[10]);
}

void
updates_its_neighbour(void)
{
	// refused: an UPDATE of other entries than that of its index
	UPDATE(k, 0, 15, table[k + 1] = 1);
}

void
updates_one_number(void)
{
	// refused: an UPDATE of other entries than that of its index
	UPDATE(k, 0, 15, count = k);
}

static bool
has_effects(uint32_t k)
{
	count++;
	return table[k] > 0;
}

void
predicates_that_write(void)
{
	// refused: a predicate that writes
	layerc_assert(ALL(k, 0, 16, has_effects(k)));
}

static uint32_t
same(uint32_t k)
{
	uint32_t i = 0;

	while (i < k) {
		LOOP(i <= k, k - i);
		i++;
	}
	return i;
}

void
predicates_with_loops(void)
{
	// refused elsewhere: a loop with an invariant in a predicate
	layerc_assert(!ALL(k, 0, 2, same(k) == k));
}

static uint32_t
log_of(uint32_t k)
{
	uint32_t n = 0;

	for (; k > 1; k /= 2)
		n++;
	return n;
}

void
predicates_with_steps(void)
{
	layerc_assert(ALL(k, 1, 16, log_of(k) < 4));
	// fails: breaks an assertion
	layerc_assert(ALL(k, 1, 17, log_of(k) < 4));
}

void
was(uint32_t a)
{
	uint32_t before = count;

	count = a;
	layerc_assert(OLD(count) == before && count == a);
	layerc_assert(OLD(count) == count); // fails: breaks an assertion
}

void
was_everywhere(uint32_t i)
{
	layerc_assume(i < 16);
	table[i] = 1;
	layerc_assert(ALL(k, 0, 16, k == i || table[k] == OLD(table[k])));
	// fails: breaks an assertion
	layerc_assert(ALL(k, 0, 16, table[k] == OLD(table[k])));
}

static uint32_t
before(void)
{
	return OLD(count);
}

void
was_before_it_was(void)
{
	count = 5;
	// refused elsewhere: OLD or ENTRY inside another
	layerc_assert(OLD(before()) == before());
}

void
was_or_is(bool which)
{
	uint32_t begin = count, value;

	count++;
	value = which ? OLD(count) : count;
	layerc_assert(value == (which ? begin : begin + 1));
	layerc_assert(count == begin + 1);
}
