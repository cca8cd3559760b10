/* Functions: by name, by address, by themselves; structures they pass. */
#include "layerc_spec.h"

struct pair {
	uint32_t first, second;
};
struct large {
	uint32_t words[5];
	uint8_t byte;
};

static struct pair known;
static uint32_t steps;

static struct pair
swapped(struct pair pair)
{
	return (struct pair){pair.second, pair.first};
}

void
returns_structures(uint32_t a, uint32_t b)
{
	struct pair pair = swapped((struct pair){a, b});

	layerc_assert(pair.first == b && pair.second == a);
}

void
returns_other_structures(uint32_t a, uint32_t b)
{
	struct pair pair = swapped((struct pair){a, b});

	layerc_assert(pair.first == a); // fails: breaks an assertion
}

static uint32_t
spoil(struct large large)
{
	large.words[1] = 9;
	large.byte++;
	return large.words[1] + large.byte;
}

void
passes_copies(uint8_t a)
{
	struct large large = {{1, 2, 3, 4, 5}, a};

	layerc_assert(spoil(large) == 9 + (uint8_t)(a + 1));
	layerc_assert(large.words[1] == 2 && large.byte == a);
}

void
passes_copies_not(uint8_t a)
{
	struct large large = {{1, 2, 3, 4, 5}, a};

	spoil(large);
	layerc_assert(large.words[1] == 9); // fails: breaks an assertion
}

static uint32_t
factorial(uint32_t n)
{
	return n == 0 ? 1 : n * factorial(n - 1);
}

void
recursion(void)
{
	layerc_assert(factorial(5) == 120);
}

void
recursion_otherwise(void)
{
	layerc_assert(factorial(5) == 121); // fails: breaks an assertion
}

static uint32_t
sum_to(uint32_t n)
{
	return n == 0 ? 0 : n + sum_to(n - 1);
}

void
recursion_of_any_depth(uint32_t n)
{
	layerc_assert(sum_to(n) >= n); // refused elsewhere: or recursion
}

static uint32_t
twice(uint32_t a)
{
	return 2 * a;
}

static uint32_t
thrice(uint32_t a)
{
	steps++;
	return 3 * a;
}

static uint32_t
no_argument(void)
{
	return 1;
}

void
by_address(bool which, uint32_t a)
{
	uint32_t (*f)(uint32_t) = which ? twice : thrice;
	uint32_t before = steps;

	layerc_assert(f(a) == (which ? 2 : 3) * a);
	layerc_assert(steps == before + !which);
}

void
by_another_address(bool which, uint32_t a)
{
	uint32_t (*f)(uint32_t) = which ? twice : thrice;

	layerc_assert(f(a) == 2 * a); // fails: breaks an assertion
}

void
by_no_address(bool which, uint32_t a)
{
	uint32_t (*f)(uint32_t) = which ? twice : 0;

	f(a); // fails: calls what is no function
}

void
by_an_address_of_data(void)
{
	((void (*)(void)) & steps)(); // fails: calls what is no function
}

static uint32_t (*const operations[])(uint32_t) = {twice, thrice};

void
by_a_table(uint32_t i, uint32_t a)
{
	layerc_assume(i < 2);
	layerc_assert(operations[i](a) == (i + 2) * a);
}

void
by_a_table_beyond(uint32_t i, uint32_t a)
{
	layerc_assume(i < 3);
	operations[i](a); // fails: goes beyond the ends of 'operations'
}

static uint32_t (*hook)(uint32_t);

void
by_an_unknown_address(uint32_t a)
{
	hook(a); // refused: a call by an address that is not known
}

void
as_another_type(void)
{
	uint32_t (*f)(uint32_t) = (uint32_t(*)(uint32_t))no_argument;

	f(1); // refused: the arguments of 'no_argument'
}

void missing(void);

void
of_nobody(void)
{
	missing(); // refused: a call of 'missing'
}

void
assembly(void)
{
	__asm__("hlt"); // refused: inline assembly
}

void
of_many_arguments(const char *format, ...)
{
	__builtin_va_list list;

	__builtin_va_start(list, format); // refused: va_start
}

static void
outer(uint32_t *a, uint32_t n)
{
	*a += n;
	if (n > 0)
		outer(a, n - 1);
}

void
changes_callers_variables(void)
{
	uint32_t a = 0;

	outer(&a, 4);
	layerc_assert(a == 10);
}

void
returns_early(uint32_t a)
{
	if (a == 3)
		return;
	known.first = a;
	layerc_assert(known.first != 3);
}

void
returns_early_otherwise(uint32_t a)
{
	if (a == 2)
		return;
	known.first = a;
	layerc_assert(known.first != 3); // fails: breaks an assertion
}

void
assumes_the_impossible(uint32_t a) // vacuous
{
	layerc_assume(a != a);
	layerc_assert(false);
}

void
stops(uint32_t a)
{
	if (a == 3)
		// fails: stops, and its specification does not
		layerc_stop();
}

void requires(uint32_t a)
{
	layerc_require(a != 3); // fails: calls what is not defined there
	layerc_assert(a != 3);
}

void
is_never_there(uint32_t a)
{
	if (a % 2 == 3)
		__builtin_unreachable();
}

void
is_there(uint32_t a)
{
	if (a % 2 == 1)
		// fails: comes to where nothing follows
		__builtin_unreachable();
}

void
overflow_is_counted(uint32_t a, uint32_t b)
{
	uint32_t c;

	if (!__builtin_add_overflow(a, b, &c))
		layerc_assert(c >= a && c >= b);
	if (!__builtin_sub_overflow(a, b, &c))
		layerc_assert(a >= b && c == a - b);
}

void
overflow_is_counted_otherwise(uint32_t a, uint32_t b)
{
	uint32_t c;

	if (__builtin_add_overflow(a, b, &c))
		// fails: breaks an assertion
		layerc_assert(c >= a);
}

void
products_overflow(uint16_t a, uint16_t b, int32_t d)
{
	uint32_t c;
	int32_t e;

	layerc_assert(!__builtin_mul_overflow((uint32_t)a, b, &c));
	layerc_assert(__builtin_mul_overflow(d, -1, &e) == (d == INT32_MIN));
}

/* Primitives of a layer below: known by their specifications. */
bool take(uint32_t *page, uint32_t *count);

bool
spec_take(uint32_t *page, uint32_t *count)
{
	*page = 7;
	*count += 1;
	return true;
}

void
primitives_write_to_locals(void)
{
	uint32_t page, pair[2] = {3, 4};

	layerc_assert(take(&page, &pair[1]));
	layerc_assert(page == 7 && pair[1] == 5);
	layerc_assert(pair[0] == 4); // fails: breaks an assertion
}

void
primitives_write_to_one_twice(void)
{
	uint32_t pair[2] = {3, 4};

	// refused: arguments 1 and 2, which are to one variable
	take(&pair[0], &pair[1]);
}

void
primitives_write_to_nothing(void)
{
	uint32_t page;

	// refused: argument 2, which is to no certain variable
	take(&page, 0);
}

void
primitives_write_beyond(void)
{
	uint32_t page;
	uint8_t count = 0;

	// refused: argument 2, which is to no variable of the caller's
	take(&page, (uint32_t *)&count);
}

/* One of which nothing is proved: it does what it says, wherever that is. */
void exchange(uint32_t *a, uint32_t *b);

void
spec_exchange(uint32_t *a, uint32_t *b)
{
	AXIOM("hardware");
	uint32_t was = *a;

	*a = *b;
	*b = was;
}

static struct pair pairs[4];

void
axioms_write_to_any(uint32_t i, uint32_t k)
{
	layerc_assume(i < 4 && k < 4);
	pairs[i].first = 1;
	pairs[k].second = 2;
	exchange(&pairs[i].first, &pairs[k].second);
	layerc_assert(pairs[i].first == 2 && pairs[k].second == 1);
	// fails: breaks an assertion
	layerc_assert(pairs[i].second != 1);
}

void
axioms_write_to_one_twice(uint32_t i)
{
	layerc_assume(i < 4);
	pairs[i].first = 3;
	exchange(&pairs[i].first, &pairs[i].first);
	layerc_assert(pairs[i].first == 3);
}

uint32_t __attribute__((weak)) replaced(void)
{
	return 1;
}

void
weak_functions(void)
{
	// refused: 'replaced', which another may replace
	layerc_assert(replaced() == 1);
}

void
of_byte_pointers(uint32_t a)
{
	uint8_t *byte = (uint8_t *)&a;

	byte[1] = 0;
	layerc_assert((a & 0xff00) == 0);
	byte[4] = 0; // fails: goes beyond the ends of 'a.addr'
}
