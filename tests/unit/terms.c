/*
 * verify/term: what is made simpler is equal for all values of its symbols.
 * Terms are made at random of few arguments, so that rules about terms which
 * have some in common apply, and computed beside their making; of some, by bits
 * as well.
 */
#include "../../layerc/verify/bits.h"

#include <string.h>

#include "check.h"

enum {
	POINTS = 24,
	POOL = 160,
	SYMBOLS = 3,
	OPERATIONS = 400,
	WORLDS = 300,
	BITS_EACH = 100,
	DIVISIONS_EACH = 100
};

/* A term, and what it is at each point. */
struct sample {
	term term;
	uint64_t values[POINTS];
};

struct world {
	struct terms terms;
	struct sample pool[POOL];
	uint32_t count;
	term symbols[POOL];
	uint32_t symbol_samples[POOL], symbol_count;
	uint64_t *found; /* by the ids of terms, for one point */
	bool *is_found;
};

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

static int64_t
as_signed(uint32_t width, uint64_t value)
{
	return (int64_t)(value << (64 - width)) >> (64 - width);
}

static uint64_t
corner(uint32_t width)
{
	switch (draw() % 6) {
	case 0:
		return mask(width, draw() % 3);
	case 1:
		return mask(width, UINT64_MAX - draw() % 2);
	case 2:
		return mask(width, UINT64_C(1) << draw() % width);
	default:
		return mask(width, draw());
	}
}

/* What the operations mean, written apart from the tool. */
static uint64_t
meaning(enum term_kind kind, uint32_t w, uint64_t a, uint64_t b)
{
	int64_t sa = as_signed(w, a), sb = as_signed(w, b);

	switch (kind) {
	case TERM_AND:
		return a & b;
	case TERM_OR:
		return a | b;
	case TERM_XOR:
		return a ^ b;
	case TERM_ADD:
		return a + b;
	case TERM_MUL:
		return a * b;
	case TERM_UDIV:
		return b ? a / b : UINT64_MAX;
	case TERM_UREM:
		return b ? a % b : a;
	case TERM_SDIV:
		return sb == 0    ? (sa < 0 ? 1 : UINT64_MAX)
		       : sb == -1 ? -a
		                  : (uint64_t)(sa / sb);
	case TERM_SREM:
		return sb == 0 ? a : sb == -1 ? 0 : (uint64_t)(sa % sb);
	case TERM_SHL:
		return b < w ? a << b : 0;
	case TERM_LSHR:
		return b < w ? a >> b : 0;
	case TERM_ASHR:
		return (uint64_t)(sa >> (b < w ? b : 63));
	case TERM_EQ:
		return a == b;
	case TERM_ULT:
		return a < b;
	default:
		return sa < sb;
	}
}

static struct sample *
any(struct world *world, uint32_t width)
{
	for (;;) {
		struct sample *sample = &world->pool[draw() % world->count];

		if (sample->term->width == width)
			return sample;
	}
}

static struct sample
make_of(struct world *world, enum term_kind kind, const struct sample *a,
        const struct sample *b)
{
	struct sample made = {
		term_binary(&world->terms, kind, a->term, b->term), {0}};

	for (int i = 0; i < POINTS; i++)
		made.values[i] = mask(made.term->width,
		                      meaning(kind, a->term->width,
		                              a->values[i], b->values[i]));
	return made;
}

static struct sample
make_binary(struct world *world, const struct sample *a, const struct sample *b)
{
	return make_of(
		world,
		TERM_AND + (enum term_kind)(draw() % (TERM_SLT - TERM_AND + 1)),
		a, b);
}

/* Written out digit by digit, which is what it means, too. */
static struct sample
make_division(struct world *world, const struct sample *a,
              const struct sample *b)
{
	enum term_kind kind = TERM_UDIV + (enum term_kind)(draw() % 4);
	struct sample made = {
		term_divide(&world->terms, kind, a->term, b->term), {0}};

	for (int i = 0; i < POINTS; i++)
		made.values[i] = mask(made.term->width,
		                      meaning(kind, a->term->width,
		                              a->values[i], b->values[i]));
	return made;
}

static struct sample
make_choice(struct world *world, const struct sample *a, const struct sample *b)
{
	const struct sample *c = any(world, 1);
	struct sample made = {
		term_ite(&world->terms, c->term, a->term, b->term), {0}};

	for (int i = 0; i < POINTS; i++)
		made.values[i] = c->values[i] ? a->values[i] : b->values[i];
	return made;
}

static struct sample
make_wider(struct world *world, const struct sample *a, uint32_t width)
{
	bool is_signed = draw() % 2;
	struct sample made = {(is_signed ? term_sext : term_zext)(
				      &world->terms, a->term, width),
	                      {0}};

	for (int i = 0; i < POINTS; i++)
		made.values[i] = mask(
			width, is_signed ? (uint64_t)as_signed(a->term->width,
		                                               a->values[i])
					 : a->values[i]);
	return made;
}

static struct sample
make_part(struct world *world, const struct sample *a, uint32_t width)
{
	uint32_t low = (uint32_t)(draw() % (a->term->width - width + 1));
	struct sample made = {term_extract(&world->terms, a->term, low, width),
	                      {0}};

	for (int i = 0; i < POINTS; i++)
		made.values[i] = mask(width, a->values[i] >> low);
	return made;
}

static struct sample
make_pair(struct world *world, const struct sample *a, const struct sample *b)
{
	struct sample made = {term_concat(&world->terms, a->term, b->term),
	                      {0}};

	for (int i = 0; i < POINTS; i++)
		made.values[i] = a->values[i] << b->term->width | b->values[i];
	return made;
}

static struct sample
make_unary(struct world *world, const struct sample *a)
{
	bool is_not = draw() % 2;
	struct sample made = {
		is_not ? term_not(&world->terms, a->term)
		       : term_sub(&world->terms,
	                          term_const(&world->terms, a->term->width, 0),
	                          a->term),
		{0}};

	for (int i = 0; i < POINTS; i++)
		made.values[i] = mask(a->term->width,
		                      is_not ? ~a->values[i] : -a->values[i]);
	return made;
}

static struct sample
make_const(struct world *world, uint32_t width)
{
	uint64_t value = corner(width);
	struct sample made = {term_const(&world->terms, width, value), {0}};

	for (int i = 0; i < POINTS; i++)
		made.values[i] = value;
	return made;
}

static struct sample
make_symbol(struct world *world, uint32_t width)
{
	struct sample made = {term_fresh(&world->terms, "x", width), {0}};

	for (int i = 0; i < POINTS; i++)
		made.values[i] = corner(width);
	world->symbols[world->symbol_count] = made.term;
	world->symbol_samples[world->symbol_count++] = world->count;
	return made;
}

/* What rules speak of, and chance would seldom bring about. */
static struct sample
make_idiom(struct world *world, const struct sample *a, const struct sample *b)
{
	uint32_t width = a->term->width;
	struct sample c, d;

	switch (draw() % 3) {
	case 0: /* ways that part and meet */
		c = make_of(world, TERM_AND, a, b);
		d = make_unary(world, draw() % 2 ? a : b);
		d = make_of(world, TERM_AND, &d, draw() % 2 ? a : b);
		return make_of(world, TERM_OR, &c, &d);
	case 1: /* parts of one, beside each other or not */
		c = make_part(world, a, (uint32_t)(draw() % width) / 2 + 1);
		d = make_part(world, a, (uint32_t)(draw() % width) / 2 + 1);
		return make_pair(world, &c, &d);
	default: /* a number of fewer bits */
		if (width == 64)
			return make_binary(world, a, b);
		c = make_wider(world, a, width + 1);
		d = make_const(world, width + 1);
		return make_of(world, draw() % 2 ? TERM_ULT : TERM_EQ, &c, &d);
	}
}

/* One more term, of any kind; widths are those that arguments allow. */
static struct sample
make_any(struct world *world)
{
	static const uint32_t widths[] = {1, 2, 3, 8, 16, 32, 64};
	struct sample *a = &world->pool[draw() % world->count];
	struct sample *b = any(world, a->term->width);
	uint32_t width = widths[draw() % 7];

	if (draw() % DIVISIONS_EACH == 0)
		return make_division(world, a, b);
	switch (draw() % 9) {
	case 4:
		return make_idiom(world, a, b);
	case 0:
		return make_choice(world, a, b);
	case 1:
		return make_unary(world, a);
	case 2:
		b = &world->pool[draw() % world->count];
		if (a->term->width + b->term->width <= 64)
			return make_pair(world, a, b);
		return make_const(world, width);
	case 3:
		return width < a->term->width ? make_part(world, a, width)
		                              : make_wider(world, a, width);
	default:
		return make_binary(world, a, b);
	}
}

/* What the made term is at a point, by its arguments. */
static uint64_t
value_at(struct world *world, term a, int point)
{
	uint64_t args[INDICES_MOST] = {0};
	uint32_t widths[INDICES_MOST] = {0};

	if (a->kind == TERM_CONST)
		return a->value;
	if (world->is_found[a->id])
		return world->found[a->id];
	for (uint32_t i = 0; i < a->count; i++) {
		args[i] = value_at(world, a->args[i], point);
		widths[i] = a->args[i]->width;
	}
	for (uint32_t i = 0; a->kind == TERM_APPLY && i < world->symbol_count;
	     i++)
		if (world->symbols[i] == a)
			args[0] = world->pool[world->symbol_samples[i]]
			                  .values[point];
	world->is_found[a->id] = true;
	return world->found[a->id] =
	               a->kind == TERM_APPLY
	                       ? args[0]
	                       : term_compute(a->kind, a->width, a->value, args,
	                                      widths);
}

static bool
is_right(struct world *world, const struct sample *sample)
{
	bool right = true;

	for (int i = 0; i < POINTS; i++) {
		memset(world->is_found, 0, world->terms.all.count);
		right &= value_at(world, sample->term, i) == sample->values[i];
	}
	return right;
}

/* Bits know of each term what it is where the symbols are as at a point. */
static bool
test_bits(struct world *world, int point)
{
	struct terms *terms = &world->terms;
	struct bits *bits = bits_new(terms, 1000000);
	struct term_list facts = {0};
	bool right;

	for (uint32_t i = 0; i < world->symbol_count; i++) {
		const struct sample *symbol =
			&world->pool[world->symbol_samples[i]];
		term value = term_const(terms, symbol->term->width,
		                        symbol->values[point]);

		*list_add(terms->arena, &facts) =
			term_eq(terms, symbol->term, value);
	}
	right = bits_check(bits, &facts) == ANSWER_SOME;
	for (uint32_t i = 0; right && i < world->count; i++) {
		term a = world->pool[i].term;
		term value = term_const(terms, a->width,
		                        world->pool[i].values[point]);

		*list_add(terms->arena, &facts) =
			term_not(terms, term_eq(terms, a, value));
		right = bits_check(bits, &facts) == ANSWER_NONE;
		facts.count--;
	}
	bits_free(bits);
	return right;
}

static bool
test_world(struct arena *arena, int number)
{
	static const uint32_t widths[] = {1, 2, 3, 8, 16, 32, 64};
	static struct world world;
	bool right = true;

	world = (struct world){.terms = {.arena = arena}};
	for (uint32_t i = 0; i < 7 * SYMBOLS; i++, world.count++)
		world.pool[world.count] = make_symbol(&world, widths[i % 7]);
	for (uint32_t i = 0; i < 7 * SYMBOLS; i++, world.count++)
		world.pool[world.count] = make_const(&world, widths[i % 7]);
	for (uint32_t i = 0; i < OPERATIONS; i++) {
		struct sample made = make_any(&world);
		uint32_t at = 14 * SYMBOLS +
		              (uint32_t)(draw() % (POOL - 14 * SYMBOLS));

		world.found =
			arena_array(arena, uint64_t, world.terms.all.count + 1);
		world.is_found =
			arena_array(arena, bool, world.terms.all.count + 1);
		right &= is_right(&world, &made);
		if (world.count < POOL)
			at = world.count++;
		world.pool[at] = made;
	}
	if (number % BITS_EACH == 0)
		right &= test_bits(&world, 0);
	return right;
}

/* What is replaced is replaced everywhere, and simplified then. */
static void
test_replace(struct check *check, struct arena *arena)
{
	struct terms terms = {.arena = arena};
	term k = term_bound(&terms), x = term_fresh(&terms, "x", INDEX_BITS);
	term more = term_binary(&terms, TERM_ADD, k, x);
	term body = term_eq(&terms, more, term_binary(&terms, TERM_MUL, k, k));

	CHECK(check, body->is_open && !x->is_open);
	CHECK(check, term_replace(&terms, x, k, more) == x);
	CHECK(check,
	      term_replace(&terms, body, k, x) ==
	              term_eq(&terms, term_binary(&terms, TERM_ADD, x, x),
	                      term_binary(&terms, TERM_MUL, x, x)));
	CHECK(check, term_is_true(term_replace(
			     &terms, body, k,
			     term_const(&terms, INDEX_BITS, 0))) == false);
}

int
main(void)
{
	struct check check;

	check_begin(&check, "terms");
	for (int i = 0; i < WORLDS; i++) {
		struct arena arena = {0};

		CHECK(&check, test_world(&arena, i));
		if (i == 0)
			test_replace(&check, &arena);
		arena_free(&arena);
	}
	return check_end(&check);
}
