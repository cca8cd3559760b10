/* Predicates inside each other, and in UPDATE. */
#include "layerc_spec.h"

static uint32_t table[16], grid[4][8], count;

void
each_of_each(uint32_t i, uint32_t j)
{
	layerc_assume(ALL(k, 0, 4, ALL(l, 0, 8, grid[k][l] > 0)));
	layerc_assume(i < 4 && j < 8);
	layerc_assert(grid[i][j] != 0);
	layerc_assert(ALL(l, 0, 8, grid[i][l] != 0));
	layerc_assert(grid[i][j] != 1); // fails: breaks an assertion
}

void
each_up_to_its_own(uint32_t i, uint32_t j)
{
	layerc_assume(ALL(k, 0, 4, table[k] <= 8));
	layerc_assume(ALL(k, 0, 4, ALL(l, 0, table[k], grid[k][l] > 0)));
	layerc_assume(i < 4 && j < table[i]);
	layerc_assert(grid[i][j] > 0);
	layerc_assert(grid[3 - i][j] > 0); // fails: breaks an assertion
}

void
one_of_each(uint32_t i)
{
	layerc_assume(ALL(k, 0, 4, ANY(l, 0, 8, grid[k][l] == 7)) && i < 4);
	layerc_assert(FIRST(l, 0, 8, grid[i][l] == 7) < 8);
	layerc_assert(ALL(k, 0, 4, FIRST(l, 0, 8, grid[k][l] == 7) < 8));
	// fails: breaks an assertion
	layerc_assert(FIRST(l, 0, 8, grid[i][l] == 7) < 7);
}

void
one_for_all(uint32_t i)
{
	layerc_assume(ANY(l, 0, 8, ALL(k, 0, 4, grid[k][l] == 7)) && i < 4);
	layerc_assert(ALL(k, 0, 4, ANY(l, 0, 8, grid[k][l] == 7)));
	layerc_assert(ANY(l, 0, 8, grid[i][l] == 7));
	// fails: breaks an assertion
	layerc_assert(ANY(l, 0, 7, grid[i][l] == 7));
}

void
pairs(uint32_t i, uint32_t j)
{
	layerc_assume(ALL(k, 0, 16, ALL(l, 0, k, table[l] <= table[k])));
	layerc_assume(i < j && j < 16);
	layerc_assert(table[i] <= table[j]);
	layerc_assert(table[i] < table[j]); // fails: breaks an assertion
}

void
each_beyond(void)
{
	// fails: goes beyond the ends of 'table'
	count = ALL(k, 0, 4, ALL(l, 0, 8, table[4 * k + l] == 0));
}

void
updates_by_predicates(uint32_t i)
{
	layerc_assume(i < 4);
	UPDATE(k, 0, 4, table[k] = FIRST(l, 0, 8, grid[k][l] == 7));
	layerc_assert(table[i] == 8 || grid[i][table[i]] == 7);
	layerc_assert(table[i] < 8); // fails: breaks an assertion
}

void
predicates_in_so_many(void)
{
	// refused: so many predicates in another
	layerc_assert(ALL(
		i, 0, 4,
		ALL(j, 0, 4,
	            ALL(k, 0, 4,
	                ALL(l, 0, 4, ALL(m, 0, 4, i + j + k + l + m > 0))))));
}
