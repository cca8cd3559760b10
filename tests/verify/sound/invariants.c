/* Loops with an invariant: what LOOP says must hold, and is all that is known.
 */
// prove: --cross-check
#include "layerc_spec.h"

static uint32_t table[16], sums[16], grid[4][8], count, other;

void
counts(uint32_t n)
{
	uint32_t i = 0;

	while (i < n) {
		LOOP(i <= n, n - i);
		i++;
	}
	layerc_assert(i == n);
}

void
counts_with_too_weak_an_invariant(uint32_t n)
{
	uint32_t i = 0;

	while (i < n) {
		LOOP(true, n - i);
		i++;
	}
	layerc_assert(i == n); // fails: breaks an assertion
}

void
counts_with_a_wrong_invariant(uint32_t n)
{
	uint32_t i = 0;

	while (i < n) {
		// fails: breaks the loop's invariant
		LOOP(i < n || n == 0, n - i);
		i++;
	}
}

void
counts_from_elsewhere(uint32_t n)
{
	uint32_t i = 1;

	while (i < n) {
		// fails: comes to a loop without its invariant
		LOOP(i <= n, n - i);
		i++;
	}
}

void
counts_too_fast(uint32_t n)
{
	uint32_t i = 0;

	while (i < n) {
		// fails: breaks the loop's invariant
		// fails: does not bring the loop nearer its end
		LOOP(i <= n, n - i);
		i += 2;
	}
}

void
never_ends(uint32_t n)
{
	uint32_t i = 0;

	while (i < n) {
		// fails: does not bring the loop nearer its end
		LOOP(i <= n, n);
		i++;
	}
}

void
never_ends_by_standing(uint32_t n)
{
	uint32_t i = 0;

	while (i < n) {
		// fails: does not bring the loop nearer its end
		LOOP(i <= n, n - i);
		if (i != 7)
			i++;
	}
}

void
fills(uint32_t k)
{
	uint32_t i;

	for (i = 0; i < 16; i++) {
		LOOP(i <= 16 && ALL(j, 0, i, table[j] == 2 * j), 16 - i);
		table[i] = 2 * i;
	}
	layerc_assume(k < 16);
	layerc_assert(table[k] == 2 * k);
}

void
fills_all_but_the_first(uint32_t k)
{
	uint32_t i;

	for (i = 1; i < 16; i++) {
		LOOP(i <= 16 && ALL(j, 1, i, table[j] == 2 * j), 16 - i);
		table[i] = 2 * i;
	}
	layerc_assume(k < 16);
	layerc_assert(table[k] == 2 * k); // fails: breaks an assertion
}

void
fills_what_it_says_not(uint32_t k)
{
	uint32_t i;

	for (i = 0; i < 16; i++) {
		// fails: breaks the loop's invariant
		LOOP(i <= 16 && ALL(j, 0, i, table[j] == 2 * j), 16 - i);
		table[i] = 3 * i;
	}
}

void
fills_beyond(void)
{
	uint32_t i;

	for (i = 0; i < 16; i++) {
		LOOP(i <= 16, 16 - i);
		table[i + 1] = 0; // fails: goes beyond the ends of 'table'
	}
}

void
changes_nothing_else(uint32_t n)
{
	uint32_t i = 0, kept = 5, *p = &kept;

	while (i < n) {
		LOOP(i <= n, n - i);
		count += i;
		i++;
	}
	layerc_assert(kept == 5 && *p == 5);
	layerc_assert(count >= 0);
	layerc_assert(count == 0 || n > 0); // fails: breaks an assertion
}

static void
bump(uint32_t *p)
{
	*p += 1;
}

void
changes_by_pointers(uint32_t n)
{
	uint32_t i = 0, kept = 5;

	while (i < n) {
		LOOP(i <= n, n - i);
		if (i == 3)
			bump(&kept);
		i++;
	}
	layerc_assert(n < 4 || kept == 6); // fails: breaks an assertion
}

void
changes_by_pointers_as_told(uint32_t n)
{
	uint32_t i = 0, kept = 5;

	while (i < n) {
		LOOP(i <= n && kept == 5 + (i > 3), n - i);
		if (i == 3)
			bump(&kept);
		i++;
	}
	layerc_assert(kept == (n < 4 ? 5 : 6));
}

void
changes_a_pointer(uint32_t n)
{
	uint32_t i = 0, *p = &count;

	count = other = 0;
	while (i < n) {
		LOOP(i <= n, n - i);
		p = &other;
		i++;
	}
	layerc_assert(n > 0 || p == &count); // fails: breaks an assertion
}

void
changes_late(uint32_t n)
{
	uint32_t i = 0, a = 1, b = 1, c = 1;

	while (i < n) {
		LOOP(i <= n, n - i);
		a = b;
		b = c;
		c = i == 2 ? 7 : c;
		i++;
	}
	layerc_assert(a == 1); // fails: breaks an assertion
}

void
nested(void)
{
	uint32_t i, j;

	for (i = 0; i < 4; i++) {
		LOOP(i <= 4 && ALL(k, 0, i, grid[k][3] == 3), 4 - i);
		for (j = 0; j < 8; j++) {
			LOOP(i < 4 && j <= 8 && ALL(k, 0, i, grid[k][3] == 3) &&
			             ALL(k, 0, j, grid[i][k] == k),
			     8 - j);
			grid[i][j] = j;
		}
	}
	layerc_assert(grid[3][3] == 3 && grid[0][3] == 3);
	layerc_assert(grid[3][4] == 4); // fails: breaks an assertion
}

void
nested_and_forgotten(void)
{
	uint32_t i, j;

	count = 0;
	for (i = 0; i < 4; i++) {
		// fails: breaks the loop's invariant
		LOOP(i <= 4 && count == 8 * i, 4 - i);
		for (j = 0; j < 8; j++) {
			LOOP(j <= 8, 8 - j);
			count++;
		}
	}
}

void
nested_and_kept(void)
{
	uint32_t i, j;

	count = 0;
	for (i = 0; i < 4; i++) {
		LOOP(i <= 4 && count == 8 * i, 4 - i);
		for (j = 0; j < 8; j++) {
			LOOP(i < 4 && j <= 8 && count == 8 * i + j, 8 - j);
			count++;
		}
	}
	layerc_assert(count == 32);
}

void
unrolled_inside(uint32_t n)
{
	uint32_t i, j;

	count = 0;
	layerc_assume(n < 1000);
	for (i = 0; i < n; i++) {
		LOOP(i <= n && count == 3 * i, n - i);
		for (j = 0; j < 3; j++)
			count++;
	}
	layerc_assert(count == 3 * n);
}

void
begins_where_it_is(uint32_t n)
{
	uint32_t i, before;

	layerc_assume(n <= 16);
	count++;
	before = count;
	for (i = 0; i < n; i++) {
		LOOP(i <= n && count == ENTRY(count) + i &&
		             ENTRY(count) == OLD(count) + 1,
		     n - i);
		count++;
	}
	layerc_assert(count == before + n);
	layerc_assert(count == OLD(count) + n); // fails: breaks an assertion
}

void
begins_anew_inside(void)
{
	for (uint32_t i = 0; i < 16; i++) {
		LOOP(i <= 16 && count == ENTRY(count) + 4 * i, 16 - i);
		for (uint32_t j = 0; j < 4; j++) {
			LOOP(j <= 4 && count == ENTRY(count) + j, 4 - j);
			count++;
		}
	}
	layerc_assert(count == OLD(count) + 64);
}

void
begins_elsewhere_inside(void)
{
	for (uint32_t i = 0; i < 16; i++) {
		// fails: breaks the loop's invariant
		LOOP(i <= 16 && count == ENTRY(count) + i, 16 - i);
		for (uint32_t j = 0; j < 4; j++) {
			LOOP(j <= 4 && count == ENTRY(count) + j, 4 - j);
			count++;
		}
	}
}

void
changes_some(uint32_t a, uint32_t b)
{
	layerc_assume(a <= b && b <= 16);
	for (uint32_t i = a; i < b; i++) {
		LOOP(a <= i && i <= b &&
		             ALL(k, 0, 16,
		                 table[k] == (a <= k && k < i
		                                      ? 7
		                                      : ENTRY(table[k]))),
		     b - i);
		table[i] = 7;
	}
	layerc_assert(ALL(k, 0, 16,
	                  table[k] == (a <= k && k < b ? 7 : OLD(table[k]))));
}

void
begins_outside_of_a_loop(void)
{
	// refused: ENTRY outside of LOOP
	layerc_assert(ENTRY(count) == 0);
}

void
begins_inside_of_another(uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		// refused: OLD or ENTRY inside another
		LOOP(OLD(ENTRY(count)) == count && i <= n, n - i);
		table[0] = i;
	}
}
