/* Loops with an invariant that are left and entered by jumps, and others. */
#include "layerc_spec.h"

static uint32_t table[16], count;

static uint32_t
find(uint32_t value)
{
	uint32_t i;

	for (i = 0; i < 16; i++) {
		LOOP(i <= 16 && ALL(k, 0, i, table[k] != value), 16 - i);
		if (table[i] == value)
			break;
	}
	return i;
}

void
breaks(uint32_t value, uint32_t k)
{
	uint32_t i = find(value);

	layerc_assert(i == 16 || table[i] == value);
	layerc_assert(i == FIRST(j, 0, 16, table[j] == value));
	layerc_assume(k < 16 && table[k] == value);
	layerc_assert(i <= k);
	layerc_assert(i == k); // fails: breaks an assertion
}

static bool
has(uint32_t value)
{
	for (uint32_t i = 0; i < 16; i++) {
		LOOP(i <= 16 && ALL(k, 0, i, table[k] != value), 16 - i);
		if (table[i] == value)
			return true;
	}
	return false;
}

void
returns(uint32_t value)
{
	layerc_assert(has(value) == ANY(k, 0, 16, table[k] == value));
}

void
returns_otherwise(uint32_t value)
{
	// fails: breaks an assertion
	layerc_assert(has(value) == ANY(k, 0, 15, table[k] == value));
}

void
continues(void)
{
	uint32_t i = 0;

	count = 0;
	while (i < 16) {
		LOOP(i <= 16 && count <= i / 2 + i % 2, 16 - i);
		i++;
		if (i % 2 == 0)
			continue;
		count++;
	}
	layerc_assert(count <= 8);
}

void
continues_without_end(void)
{
	uint32_t i = 0;

	while (i < 16) {
		// fails: does not bring the loop nearer its end
		LOOP(i <= 16, 16 - i);
		if (table[i] == 0)
			continue;
		i++;
	}
}

void
jumps_out(uint32_t n)
{
	uint32_t i = 0, j = 0;

	while (i < n) {
		LOOP(i <= n && j == 0, n - i);
		for (j = 0; j < 2; j++)
			if (table[j] == i)
				goto out;
		j = 0;
		i++;
	}
	return;
out:
	layerc_assert(i < n && table[j] == i && j < 2);
}

void
jumps_in(uint32_t n)
{
	uint32_t i = 0, j = 0;

	if (n == 3)
		goto inside;
	while (i < n) {
		// fails: breaks the loop's invariant
		// fails: does not bring the loop nearer its end
		LOOP(i <= n && j == i, n - i);
	inside:
		j++;
		i++;
		if (n == 3)
			j = 0;
	}
	layerc_assert(j == n);
}

void
at_least_once(uint32_t n)
{
	uint32_t i = 0;

	layerc_assume(n > 0);
	do {
		LOOP(i < n, n - i);
		i++;
	} while (i < n);
	layerc_assert(i == n);
}

void
perhaps_not_once(uint32_t n)
{
	uint32_t i = 0;

	do {
		// fails: comes to a loop without its invariant
		LOOP(i < n, n - i);
		i++;
	} while (i < n);
}

void
switches(uint32_t n)
{
	uint32_t i = 0, even = 0;

	while (i < n) {
		LOOP(i <= n && even == i / 2 + i % 2, n - i);
		switch (i % 2) {
		case 0:
			even++;
			break;
		default:
			break;
		}
		i++;
	}
	layerc_assert(even == n / 2 + n % 2);
}

void
remembers(uint32_t n)
{
	uint32_t i = 0;

	while (i < n) {
		LOOP(i <= n && count == OLD(count) + i, n - i);
		count++;
		i++;
	}
	layerc_assert(count == OLD(count) + n);
	layerc_assert(count == OLD(count)); // fails: breaks an assertion
}

void
has_effects_in_its_condition(uint32_t n)
{
	uint32_t i = n;

	count = 0;
	while (i-- > 0) {
		LOOP(count == n - i && i <= n, i);
		count++;
	}
	layerc_assert(count == n && i == UINT32_MAX);
}

void
has_other_effects_in_its_condition(uint32_t n)
{
	uint32_t i = n;

	count = 0;
	while (i-- > 1) {
		LOOP(count == n - i && i <= n, i);
		count++;
	}
	layerc_assert(count == n); // fails: breaks an assertion
}

void
ends_in_assertion(uint32_t n)
{
	uint32_t i = 0;

	while (i < n) {
		LOOP(i <= n, n - i);
		layerc_assert(i < n);
		layerc_assert(i < n - 1); // fails: breaks an assertion
		i++;
	}
}

void
outside_of_a_loop(uint32_t n)
{
	// refused: LOOP outside of a loop, or a second one in it
	LOOP(n == n, n);
}

void
twice_in_a_loop(uint32_t n)
{
	uint32_t i = 0;

	while (i < n) {
		LOOP(i <= n, n - i);
		// refused: LOOP outside of a loop, or a second one in it
		LOOP(i <= n, n - i);
		i++;
	}
}

void
says_what_is_undefined(uint32_t n)
{
	uint32_t i = 0;

	layerc_assume(n <= 16);
	while (i < n) {
		// fails: goes beyond the ends of 'table'
		LOOP(i <= n && table[i] == table[i], n - i);
		i++;
	}
}

void
writes_its_own_variable(uint32_t n)
{
	uint32_t i, last;

	layerc_assume(n < 100);
	for (i = 0; i < n; i++) {
		LOOP(i <= n, n - i);
		last = i;
	}
	i = last; // fails: reads what nobody has written
}
