/* Loops that are unrolled, and what leaves them. */
#include "layerc_spec.h"

static uint32_t table[16];

void
counts(void)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i < 100; i++)
		sum += i;
	layerc_assert(sum == 4950);
}

void
counts_otherwise(void)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i <= 100; i++)
		sum += i;
	layerc_assert(sum == 4950); // fails: breaks an assertion
}

void
fills(uint32_t k)
{
	for (uint32_t i = 0; i < 16; i++)
		table[i] = 2 * i;
	layerc_assume(k < 16);
	layerc_assert(table[k] == 2 * k);
}

void
fills_beyond(void)
{
	for (uint32_t i = 0; i <= 16; i++)
		// fails: goes beyond the ends of 'table'
		table[i] = 2 * i;
}

void
of_any_length(uint32_t n)
{
	uint32_t i = 0;

	layerc_assume(n <= 20);
	while (i < n)
		i++;
	layerc_assert(i == n);
}

void
of_great_length(uint32_t n) // bounded: 80
{
	uint32_t i = 0;

	while (i < n)
		i++;
	layerc_assert(i == n);
}

void
of_great_length_and_wrong(uint32_t n)
{
	uint32_t i = 0;

	// fails: takes more than 80 steps
	while (i < n)
		i++;
	layerc_assert(i > 0); // fails: breaks an assertion
}

void
without_end(void) // vacuous
{
	for (;;)
		table[0]++;
}

void
at_least_once(uint32_t n)
{
	uint32_t i = 0;

	layerc_assume(n <= 9);
	do
		i++;
	while (i < n);
	layerc_assert(i == (n == 0 ? 1 : n));
}

void
perhaps_not_once(uint32_t n)
{
	uint32_t i = 0;

	layerc_assume(n <= 9);
	do
		i++;
	while (i < n);
	layerc_assert(i == n); // fails: breaks an assertion
}

static uint32_t
find(uint32_t value)
{
	for (uint32_t i = 0; i < 16; i++)
		if (table[i] == value)
			return i;
	return 16;
}

void
searches(uint32_t value)
{
	uint32_t i = find(value);

	layerc_assert(i == 16 || table[i] == value);
	layerc_assert(i == 16 || i == 0 || table[0] != value);
}

void
searches_for_the_last(uint32_t value)
{
	uint32_t i = find(value);

	// fails: breaks an assertion
	layerc_assert(i >= 15 || table[15] != value);
}

void
breaks_and_continues(uint32_t n)
{
	uint32_t odd = 0;

	for (uint32_t i = 0; i < 16; i++) {
		if (i == n)
			break;
		if (i % 2 == 0)
			continue;
		odd++;
	}
	layerc_assert(odd == (n < 16 ? n / 2 : 8));
}

void
breaks_and_counts(uint32_t n)
{
	uint32_t odd = 0;

	for (uint32_t i = 0; i < 16; i++) {
		if (i % 2 == 0)
			continue;
		odd++;
		if (i == n)
			break;
	}
	// fails: breaks an assertion
	layerc_assert(odd == (n < 16 ? n / 2 : 8));
}

void
jumps(uint32_t n)
{
	uint32_t i = 0;

again:
	if (i == n)
		goto out;
	i++;
	if (i < 10)
		goto again;
out:
	layerc_assert(i == (n < 10 ? n : 10));
}

void
jumps_into_a_loop(uint32_t n)
{
	uint32_t i = 5, visits = 0;

	if (n == 1)
		goto inside;
	for (i = 0; i < 8; i++) {
		visits++;
	inside:
		visits += 2;
	}
	layerc_assert(visits == (n == 1 ? 8 : 24));
}

void
jumps_into_a_loop_otherwise(uint32_t n)
{
	uint32_t i = 5, visits = 0;

	if (n == 1)
		goto inside;
	for (i = 0; i < 8; i++) {
		visits++;
	inside:
		visits += 2;
	}
	// fails: breaks an assertion
	layerc_assert(visits == (n == 1 ? 9 : 24));
}

void
loops_in_loops(void)
{
	uint32_t visits = 0;

	for (uint32_t i = 0; i < 6; i++)
		for (uint32_t j = 0; j < i; j++)
			visits++;
	layerc_assert(visits == 15);
}

void
leaves_two_loops(uint32_t a)
{
	uint32_t i, j = 0;

	for (i = 0; i < 4; i++)
		for (j = 0; j < 4; j++)
			if (4 * i + j == a)
				goto out;
out:
	layerc_assert(a >= 16 ? i == 4 && j == 4 : 4 * i + j == a);
}

void
switches(uint32_t a)
{
	uint32_t state = a % 3, steps = 0;

	while (state != 3) {
		switch (state) {
		case 0:
			state = 2;
			break;
		case 1:
			state = 0;
			continue;
		default:
			state = 3;
		}
		steps++;
	}
	layerc_assert(steps == (a % 3 == 2 ? 1 : 2));
}

void
calls_inside(void)
{
	for (uint32_t i = 0; i < 3; i++)
		table[i] = find(table[i]);
	layerc_assert(table[0] <= 16);
	layerc_assert(table[2] == 2); // fails: breaks an assertion
}

static void
add_to(uint32_t *sum, uint32_t n)
{
	*sum += n;
}

void
calls_with_pointers(void)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i < 5; i++)
		add_to(&sum, i);
	layerc_assert(sum == 10);
}

void
walks_with_a_pointer(void)
{
	uint32_t *p, count = 0;

	for (p = table; p < table + 16; p++)
		*p = count++;
	layerc_assert(table[15] == 15 && p - table == 16);
}

void
walks_too_far(void)
{
	// fails: compares pointers into two variables
	for (uint32_t *p = table; p <= table + 16; p++)
		// fails: goes beyond the ends of 'table'
		*p = 0;
}
