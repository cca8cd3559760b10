/* What numbers come to. */
#include "layerc_spec.h"

static uint32_t table[16], other[16], quotas[64], usages[64], parents[64];
static bool used[64], owned[64][16];

void
sums(uint32_t i)
{
	uint64_t sum = SUM(k, 0, 16, table[k]);

	layerc_assume(i < 16);
	layerc_assert(table[i] <= sum);
	layerc_assert((sum == 0) == ALL(k, 0, 16, table[k] == 0));
	layerc_assert(SUM(k, 0, 16, table[k]) == sum);
	layerc_assert(sum < UINT32_MAX); // fails: breaks an assertion
}

void
sums_of_nothing(uint32_t low, uint32_t high)
{
	layerc_assert(SUM(k, 5, 5, 7) == 0 && SUM(k, 5, 3, table[k]) == 0);
	layerc_assert(SUM(k, 0, 16, 0) == 0);
	layerc_assume(low > high && low < 16);
	layerc_assert(SUM(k, low, high, table[k]) == 0);
	// fails: breaks an assertion
	layerc_assert(SUM(k, high, low, table[k]) == 0);
}

void
sums_that_do_not_wrap(void)
{
	layerc_assume(table[3] == UINT32_MAX && table[4] == 1);
	layerc_assert(SUM(k, 0, 16, table[k]) > 0);
	table[3] = 0;
	layerc_assert(SUM(k, 0, 16, table[k]) < (uint64_t)16 << 32);
	// fails: breaks an assertion
	layerc_assert((uint32_t)SUM(k, 0, 16, table[k]) > 0);
}

void
sums_with_one_changed(uint32_t i, uint32_t to)
{
	uint64_t sum = SUM(k, 0, 16, table[k]), now;
	uint32_t was;

	layerc_assume(i < 16);
	was = table[i];
	table[i] = to;
	now = SUM(k, 0, 16, table[k]);
	layerc_assert(now == sum - was + to);
	layerc_assert(now >= sum || was > to);
	layerc_assert(now == sum + to); // fails: breaks an assertion
}

void
sums_with_two_changed(uint32_t i, uint32_t j)
{
	uint64_t sum = SUM(k, 0, 16, table[k]), now;

	layerc_assume(i < 16 && j < 16 && table[i] == 0 && table[j] == 0);
	table[i] = 3;
	table[j] = 5;
	now = SUM(k, 0, 16, table[k]);
	layerc_assert(now == sum + 5 + (i == j ? 0 : 3));
	layerc_assert(now == sum + 8); // fails: breaks an assertion
}

void
sums_of_places_beside(uint32_t i)
{
	uint64_t sum = SUM(k, 4, 20, table[k - 4]), now;

	layerc_assume(i < 16 && table[i] == 7);
	table[i] = 9;
	now = SUM(k, 4, 20, table[k - 4]);
	layerc_assert(now == sum + 2);
	now = SUM(k, 4, 12, table[k - 4]);
	table[i] = 7;
	layerc_assert(now == SUM(k, 4, 12, table[k - 4]) + (i < 8 ? 2 : 0));
	// fails: breaks an assertion
	layerc_assert(now == SUM(k, 4, 12, table[k - 4]) + (i < 12 ? 2 : 0));
}

void
sums_of_what_is_less(void)
{
	layerc_assume(ALL(k, 0, 16, table[k] <= other[k]));
	layerc_assert(SUM(k, 0, 16, table[k]) <= SUM(k, 0, 16, other[k]));
	// fails: breaks an assertion
	layerc_assert(SUM(k, 0, 16, table[k]) == SUM(k, 0, 16, other[k]));
}

/* All but one are the same, by what is known, and that one is more. */
void
sums_of_what_is_less_but_for_one(uint32_t i)
{
	uint64_t sum = SUM(k, 0, 16, table[k]);

	layerc_assume(i < 16 && table[i] == 2);
	layerc_assume(ALL(k, 0, 16, k == i || table[k] == other[k]));
	other[i] = 9;
	layerc_assert(SUM(k, 0, 16, other[k]) == sum + 7);
	layerc_assume(i > 0);
	other[0] = 0;
	layerc_assert(SUM(k, 0, 16, other[k]) <= sum + 7);
	// fails: breaks an assertion
	layerc_assert(SUM(k, 0, 16, other[k]) >= sum);
}

void
sums_to_be_longer(uint32_t n)
{
	layerc_assume(n < 16);
	layerc_assert(SUM(k, 0, n, table[k]) + table[n] ==
	              SUM(k, 0, n + 1, table[k]));
	layerc_assert(SUM(k, 0, n, table[k]) <= SUM(k, 0, 16, table[k]));
	// fails: breaks an assertion
	layerc_assert(SUM(k, 0, n, table[k]) < SUM(k, 0, 16, table[k]));
}

void
sums_with_a_loop(uint32_t n)
{
	uint64_t sum = 0;

	layerc_assume(n <= 16);
	for (uint32_t i = 0; i < n; i++) {
		LOOP(i <= n && sum == SUM(k, 0, i, table[k]), n - i);
		sum += table[i];
	}
	layerc_assert(sum == SUM(k, 0, n, table[k]));
}

void
sums_with_a_loop_in_fewer_bits(uint32_t n)
{
	uint32_t sum = 0;

	layerc_assume(n <= 16);
	for (uint32_t i = 0; i < n; i++) {
		// fails: breaks the loop's invariant
		LOOP(i <= n && sum == SUM(k, 0, i, table[k]), n - i);
		sum += table[i];
	}
}

/* Things, and behind them children. */
#define PAID(id) \
	SUM(k, 0, 16 + 64, \
	    k < 16                                    ? owned[id][k] \
	    : used[k - 16] && parents[k - 16] == (id) ? quotas[k - 16] \
	                                              : 0)
#define ARE_PAID() ALL(id, 0, 64, PAID(id) == (used[id] ? usages[id] : 0))

void
sums_for_each(uint32_t id, uint32_t child, uint32_t quota)
{
	layerc_assume(ARE_PAID());
	layerc_assume(id < 64 && child < 64 && used[id] && !used[child]);
	layerc_assume(quota <= UINT32_MAX - usages[id]);
	used[child] = true;
	parents[child] = id;
	quotas[child] = quota;
	usages[child] = 0;
	usages[id] += quota;
	layerc_assert(ARE_PAID());
	layerc_assert(usages[id] >= quota);
	layerc_assume(quota > 0);
	used[child] = false;
	layerc_assert(ARE_PAID()); // fails: breaks an assertion
}

void
sums_of_all_that_ends(uint32_t id, uint32_t i)
{
	layerc_assume(ARE_PAID());
	layerc_assume(id < 64 && used[id] && parents[id] < 64);
	layerc_assume(parents[id] != id && used[parents[id]]);
	layerc_assume(ALL(k, 0, 64, !used[k] || parents[k] != id));
	UPDATE(k, 0, 16, owned[id][k] = false);
	layerc_assert(PAID(id) == 0);
	used[id] = false;
	usages[parents[id]] -= quotas[id];
	layerc_assert(ARE_PAID());
	layerc_assume(i < 16 && id != 5 && used[5] && owned[5][i]);
	owned[5][i] = false;
	layerc_assert(ARE_PAID()); // fails: breaks an assertion
}

/* A count is a sum of ones. */
void
sums_and_counts(uint32_t id, uint32_t n)
{
	layerc_assume(id < 64 && n <= 16);
	layerc_assert(COUNT(k, 0, n, owned[id][k]) ==
	              SUM(k, 0, n, k < 16 ? owned[id][k] : 7));
	layerc_assert(COUNT(k, 0, n, owned[id][k]) <=
	              SUM(k, 0, n, owned[id][k] ? 2 : 0));
	// fails: breaks an assertion
	layerc_assert(COUNT(k, 0, n, owned[id][k]) ==
	              SUM(k, 0, n, owned[id][k] ? 2 : 0));
}
