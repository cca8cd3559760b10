/* Pointers: what they point to, and what they are compared and counted as. */
#include "layerc_spec.h"

#define NULL ((void *)0)

struct node {
	uint32_t value;
	struct node *next;
	uint32_t list[3];
};

static struct node nodes[8], single;
static uint32_t table[16], other[16];
static const uint32_t fixed[4] = {1, 2, 3, 4};

void
to_an_entry(uint32_t i)
{
	uint32_t *p = table + i;

	layerc_assume(i < 16);
	*p = 7;
	layerc_assert(table[i] == 7 && p == &table[i]);
}

void
to_no_entry(uint32_t i)
{
	uint32_t *p = table + i;

	layerc_assume(i <= 16);
	*p = 7; // fails: goes beyond the ends of 'table'
}

void
to_an_entry_below(uint32_t i)
{
	uint32_t *p = &table[8] - i;

	layerc_assume(i <= 8);
	*p = 7;
	layerc_assert(table[8 - i] == 7);
}

void
to_no_entry_below(uint32_t i)
{
	uint32_t *p = &table[8] - i;

	layerc_assume(i <= 9);
	*p = 7; // fails: goes beyond the ends of 'table'
}

void
wraps_round(uint32_t i)
{
	layerc_assume(i >= 1u << 30);
	table[i] = 7; // fails: goes beyond the ends of 'table'
}

void
to_null(uint32_t i)
{
	uint32_t *p = i ? &table[1] : NULL;

	if (p)
		*p = 1;
	layerc_assert((p == NULL) == (i == 0));
}

void
to_null_unseen(uint32_t i)
{
	uint32_t *p = i ? &table[1] : NULL;

	*p = 1; // fails: follows a pointer to nothing
}

void
to_a_number(void)
{
	uint32_t *p = (uint32_t *)0xb8000;

	*p = 1; // fails: follows a pointer to nothing
}

void
to_either(bool which)
{
	uint32_t *p = which ? table : other, before = other[3];

	p[3] = 9;
	layerc_assert(which ? table[3] == 9 && other[3] == before
	                    : other[3] == 9);
}

void
to_either_but_one(bool which)
{
	uint32_t *p = which ? table : other;

	p[3] = 9;
	layerc_assert(table[3] == 9); // fails: breaks an assertion
}

void
to_fields(uint32_t i)
{
	uint32_t *p = &nodes[i].list[1];

	layerc_assume(i < 8);
	nodes[i].value = 1;
	*p = 5;
	layerc_assert(nodes[i].list[1] == 5 && nodes[i].value == 1);
}

void
to_the_next_field(uint32_t i)
{
	uint32_t *p = &nodes[i].list[0];

	layerc_assume(i < 8);
	nodes[i].list[2] = 1;
	p[2] = 5;
	layerc_assert(nodes[i].list[2] == 1); // fails: breaks an assertion
}

void
out_of_an_inner_array(uint32_t i, uint32_t j)
{
	layerc_assume(i < 8 && j <= 3);
	nodes[i].list[j] = 1; // fails: goes beyond the ends of 'nodes'
}

void
to_locals(uint32_t a)
{
	uint32_t x = a, y = 2, *p = a ? &x : &y;

	*p = 8;
	layerc_assert(a ? x == 8 && y == 2 : x == 0 && y == 8);
}

static uint32_t *
of_a_local(void)
{
	uint32_t x = 1;

	return &x;
}

void
to_a_dead_variable(void)
{
	uint32_t *p = of_a_local();

	*p = 1; // fails: follows a pointer to nothing
}

static void
swap(uint32_t *a, uint32_t *b)
{
	uint32_t kept = *a;

	*a = *b;
	*b = kept;
}

void
out_parameters(uint32_t x, uint32_t y)
{
	uint32_t a = x, b = y;

	swap(&a, &b);
	layerc_assert(a == y && b == x);
}

void
out_parameters_of_one(uint32_t x, uint32_t y)
{
	uint32_t a = x, b = y;

	swap(&a, &a);
	layerc_assert(a == y && b == x); // fails: breaks an assertion
}

void
entries_that_may_be_one(uint32_t i, uint32_t j)
{
	layerc_assume(i < 16 && j < 16);
	table[i] = 1;
	table[j] = 2;
	layerc_assert(table[i] == (i == j ? 2 : 1));
}

void
entries_taken_for_two(uint32_t i, uint32_t j)
{
	layerc_assume(i < 16 && j < 16);
	table[i] = 1;
	table[j] = 2;
	layerc_assert(table[i] == 1); // fails: breaks an assertion
}

void
pointers_that_may_be_one(uint32_t i, bool b)
{
	uint32_t *p = &table[i & 15], *q = b ? &table[3] : &other[3];

	*p = 1;
	*q = 2;
	layerc_assert(*p == (p == q ? 2 : 1));
	layerc_assert(*p == (b ? 2 : 1)); // fails: breaks an assertion
}

void
compares(uint32_t i, uint32_t j)
{
	uint32_t *p = &table[i], *q = &table[j];

	layerc_assume(i < 16 && j < 16);
	layerc_assert((p < q) == (i < j) && (p == q) == (i == j));
}

void
compares_with_the_end(uint32_t i)
{
	uint32_t *p = &table[i];

	layerc_assume(i <= 16);
	layerc_assert(p <= table + 16);
}

void
compares_beyond_the_end(uint32_t i)
{
	uint32_t *p = &table[i];

	layerc_assume(i <= 17);
	// fails: compares pointers into two variables
	layerc_assert(p >= table);
}

void
compares_two_variables(void)
{
	uint32_t *p = table, *q = other;

	// fails: compares pointers into two variables
	layerc_assert(p < q || p >= q);
}

void
differs_from_another(void)
{
	layerc_assert(&table[15] != &other[0] && &single != &nodes[0]);
	layerc_assert(table != NULL);
}

void
may_be_where_another_begins(void)
{
	uint32_t *end = table + 16;

	layerc_assert(end - 1 != other);
	layerc_assert(end != other); // fails: breaks an assertion
}

void
may_be_any_number(uint32_t i)
{
	layerc_assert((uint32_t *)i != table); // fails: breaks an assertion
}

void
may_be_the_same_string(void)
{
	const char *a = "ab", *b = "ab";

	layerc_assert(a != b); // fails: breaks an assertion
}

void
counts_entries(uint32_t i, uint32_t j)
{
	layerc_assume(i <= 16 && j <= 16);
	layerc_assert(&table[i] - &table[j] == (int32_t)(i - j));
}

void
counts_large_entries(uint32_t i)
{
	struct node *p = &nodes[i];

	layerc_assume(i < 8);
	layerc_assert(p - nodes == (int32_t)i);
	layerc_assert((uint32_t)(p - nodes) != 7); // fails: breaks an assertion
}

void
counts_between_variables(void)
{
	uint32_t *p = table, *q = other;

	// fails: compares pointers into two variables
	layerc_assert(p - q != 0 || true);
}

void
numbers_and_back(uint32_t i)
{
	uint32_t n = (uint32_t)&table[i], *p = (uint32_t *)(n + 4);

	layerc_assume(i < 15);
	*p = 3;
	layerc_assert(table[i + 1] == 3);
}

void
numbers_beyond(uint32_t i)
{
	uint32_t n = (uint32_t)&table[i], *p = (uint32_t *)(n + 4);

	layerc_assume(i < 16);
	*p = 3; // fails: goes beyond the ends of 'table'
}

void
numbers_nobody_knows(void)
{
	uint32_t *p = table;

	layerc_assert((uint32_t)p - (uint32_t)(p + 2) == -8u);
	layerc_assert((uint32_t)p % 4096 == 0); // fails: breaks an assertion
}

void
writes_what_is_constant(uint32_t i)
{
	layerc_assume(i < 4);
	*(uint32_t *)&fixed[i] = 1; // fails: writes to constant 'fixed'
}

void
writes_beside_what_is_constant(bool b)
{
	uint32_t *p = b ? (uint32_t *)fixed : table;

	if (!b)
		*p = 1;
	layerc_assert(fixed[0] == 1);
}

void
lists(uint32_t i)
{
	layerc_assume(i < 7);
	nodes[i].next = &nodes[i + 1];
	nodes[i].next->value = 4;
	layerc_assert(nodes[i + 1].value == 4);
}

void
lists_that_end(uint32_t i)
{
	layerc_assume(i < 8);
	nodes[i].next = &nodes[i + 1];
	nodes[i].next->value = 4; // fails: goes beyond the ends of 'nodes'
}

void
to_anywhere(void)
{
	// refused: a pointer that may point anywhere
	single.next->value = 4;
}

void
is_a_constant_of_the_linker(void)
{
	layerc_assert((uint32_t)table + 1 != 0);
	// fails: breaks an assertion
	layerc_assert((uint32_t)table + 1 != 5001);
}
