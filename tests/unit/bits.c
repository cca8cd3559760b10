/*
 * verify/bits: each operation is what it means, for all numbers of few bits and
 * for some of many; what is so of all numbers is known to be; equal arguments
 * of a function have equal results.
 */
#include "../../layerc/verify/bits.h"

#include "check.h"

enum { CONFLICTS = 100000, DRAWS = 12 };

static uint64_t state = 1;

static uint64_t
draw(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state;
}

static uint64_t
mask(uint32_t width, uint64_t value)
{
	return width == 64 ? value : value & ((UINT64_C(1) << width) - 1);
}

/* Terms, and who answers questions of them. */
struct world {
	struct terms terms;
	struct bits *bits;
};

static void
begin(struct world *world, struct arena *arena)
{
	*world = (struct world){.terms.arena = arena};
	world->bits = bits_new(&world->terms, CONFLICTS);
}

static enum answer
ask(struct world *world, term a, term b)
{
	const struct term *items[] = {a, b};
	struct term_list facts = {items, 2, 2};

	return bits_check(world->bits, &facts);
}

static term
is(struct world *world, term a, uint64_t value)
{
	return term_eq(&world->terms, a,
	               term_const(&world->terms, a->width, value));
}

/* What an operation makes of two numbers, by bits and by term_compute. */
static void
try_pair(struct check *check, struct world *world, enum term_kind kind,
         const term *of, const uint64_t *values)
{
	term made = of[0];
	uint32_t widths[] = {of[1]->width, of[2]->width};
	term first = is(world, of[1], values[0]);
	term second = is(world, of[2], values[1]);
	term facts[] = {first, second,
	                /* Nothing is said by it, but it is made of bits. */
	                term_eq(&world->terms, made,
	                        term_fresh(&world->terms, "z", made->width))};
	struct term_list list = {facts, 3, 3};

	CHECK(check, bits_check(world->bits, &list) == ANSWER_SOME);
	CHECK(check,
	      bits_value(world->bits, made) ==
	              term_compute(kind, made->width, 0, values, widths));
}

static void
try_operation(struct check *check, struct arena *arena, enum term_kind kind,
              uint32_t width)
{
	struct world world;
	term args[2], made;
	uint64_t most = width > 3 ? DRAWS : UINT64_C(1) << 2 * width;

	begin(&world, arena);
	args[0] = term_fresh(&world.terms, "x", width);
	args[1] = term_fresh(&world.terms, "y", width);
	made = term_binary(&world.terms, kind, args[0], args[1]);
	for (uint64_t i = 0; i < most; i++) {
		uint64_t values[] = {mask(width, i),
		                     mask(width, i >> (width & 63))};

		if (width > 3) {
			values[0] = mask(width, draw() >> draw() % width);
			values[1] =
				i % 2 ? draw() % width
				      : mask(width, draw() >> draw() % width);
		}
		try_pair(check, &world, kind, (term[]){made, args[0], args[1]},
		         values);
	}
	bits_free(world.bits);
}

static void
test_operations(struct check *check, struct arena *arena)
{
	static const uint32_t widths[] = {1, 2, 3, 8, 13, 32, 64};

	for (int kind = TERM_AND; kind <= TERM_SLT; kind++)
		for (size_t i = 0; i < sizeof(widths) / sizeof(*widths); i++)
			try_operation(check, arena, (enum term_kind)kind,
			              widths[i]);
}

/* Products with each number of few bits, which are sums of few multiples. */
static void
test_multiples(struct check *check, struct arena *arena)
{
	enum { WIDTH = 6 };

	for (uint64_t times = 0; times < 1 << WIDTH; times++) {
		struct world world;
		term x, y, product;

		begin(&world, arena);
		x = term_fresh(&world.terms, "x", WIDTH);
		y = term_fresh(&world.terms, "y", WIDTH);
		product = term_binary(&world.terms, TERM_MUL, x, y);
		CHECK(check,
		      ask(&world, is(&world, y, times),
		          term_not(
				  &world.terms,
				  term_eq(&world.terms, product,
		                          term_binary(&world.terms, TERM_MUL, x,
		                                      term_const(&world.terms,
		                                                 WIDTH,
		                                                 times))))) ==
		              ANSWER_NONE);
		bits_free(world.bits);
	}
}

/* Division takes apart what multiplication and addition put together. */
static void
test_division(struct check *check, struct arena *arena)
{
	enum { WIDTH = 5 };
	struct world world;
	struct terms *terms = &world.terms;
	term x, y, q, r, again;

	begin(&world, arena);
	x = term_fresh(terms, "x", WIDTH);
	y = term_fresh(terms, "y", WIDTH);
	q = term_binary(terms, TERM_UDIV, x, y);
	r = term_binary(terms, TERM_UREM, x, y);
	again = term_binary(terms, TERM_ADD, term_binary(terms, TERM_MUL, q, y),
	                    r);
	CHECK(check,
	      ask(&world, term_not(terms, is(&world, y, 0)),
	          term_not(terms, term_eq(terms, again, x))) == ANSWER_NONE);
	CHECK(check, ask(&world, term_not(terms, is(&world, y, 0)),
	                 term_not(terms, term_binary(terms, TERM_ULT, r, y))) ==
	                     ANSWER_NONE);
	CHECK(check, ask(&world, term_not(terms, is(&world, r, 0)),
	                 term_eq(terms, again, x)) == ANSWER_SOME);
	bits_free(world.bits);
}

static void
test_functions(struct check *check, struct arena *arena)
{
	struct world world;
	struct terms *terms = &world.terms;
	struct symbol *f;
	term x, y, fx, fy, differ, one;

	begin(&world, arena);
	f = term_symbol(terms, "f", 8, 1);
	x = term_fresh(terms, "x", INDEX_BITS);
	y = term_fresh(terms, "y", INDEX_BITS);
	one = term_const(terms, INDEX_BITS, 1);
	fx = term_apply(terms, f, &x);
	fy = term_apply(terms, f, &y);
	differ = term_not(terms, term_eq(terms, fx, fy));
	CHECK(check,
	      ask(&world, differ, term_bool(terms, true)) == ANSWER_SOME);
	CHECK(check, bits_value(world.bits, x) != bits_value(world.bits, y));
	CHECK(check, ask(&world, differ, term_eq(terms, x, y)) == ANSWER_NONE);
	CHECK(check, ask(&world, differ,
	                 term_eq(terms, term_binary(terms, TERM_XOR, x, one),
	                         term_binary(terms, TERM_ADD, y, one))) ==
	                     ANSWER_SOME);
	CHECK(check, ask(&world, term_not(terms, differ),
	                 term_not(terms, term_eq(terms, x, y))) == ANSWER_SOME);
	bits_free(world.bits);
}

static void
test_limit(struct check *check, struct arena *arena)
{
	struct world world;
	struct terms *terms = &world.terms;
	term x, y, z, two;

	begin(&world, arena);
	bits_free(world.bits);
	world.bits = bits_new(terms, 1);
	x = term_fresh(terms, "x", 32);
	y = term_fresh(terms, "y", 32);
	z = term_fresh(terms, "z", 32);
	two = term_binary(terms, TERM_MUL, term_binary(terms, TERM_MUL, x, y),
	                  z);
	x = term_binary(terms, TERM_MUL, x, term_binary(terms, TERM_MUL, z, y));
	CHECK(check, ask(&world, term_not(terms, term_eq(terms, x, two)),
	                 term_bool(terms, true)) == ANSWER_UNKNOWN);
	bits_free(world.bits);
}

int
main(void)
{
	struct arena arena = {0};
	struct check check;

	check_begin(&check, "bits");
	test_operations(&check, &arena);
	test_multiples(&check, &arena);
	test_division(&check, &arena);
	test_functions(&check, &arena);
	test_limit(&check, &arena);
	arena_free(&arena);
	return check_end(&check);
}
