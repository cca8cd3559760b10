#include "bits.h"

#include <stdlib.h>
#include <string.h>

#include "gates.h"

struct bits {
	struct terms *terms;
	struct gates gates;
	int conflicts;
	struct number **numbers; /* by the ids of terms */
	uint32_t number_count;
	struct term_list applied; /* functions, of indices */
};

/* An application, as an answer has it. */
struct seen {
	term term;
	uint64_t indices[INDICES_MOST], value;
};

struct seen_pair {
	term a, b;
};

struct seen_pairs LIST(struct seen_pair);

struct bits *
bits_new(struct terms *terms, int conflicts)
{
	struct bits *bits = arena_new(terms->arena, struct bits);

	bits->terms = terms;
	bits->conflicts = conflicts;
	bits->gates.arena = terms->arena;
	bits->gates.solver = ccadical_init();
	gates_begin(&bits->gates);
	return bits;
}

void
bits_free(struct bits *bits)
{
	ccadical_release(bits->gates.solver);
}

static struct number
compare(struct gates *gates, term a, const struct number *x,
        const struct number *y)
{
	uint32_t width = a->args[0]->width;
	struct number made = {{0}};

	made.bits[0] = a->kind == TERM_EQ ? number_eq(gates, width, x, y)
	               : a->kind == TERM_ULT
	                       ? number_less(gates, width, x, y)
	                       : number_less_signed(gates, width, x, y);
	return made;
}

static struct number
bitwise(struct gates *gates, term a, const struct number *x,
        const struct number *y)
{
	struct number made = {{0}};

	for (uint32_t i = 0; i < a->width; i++)
		made.bits[i] =
			a->kind == TERM_AND
				? gates_and(gates, x->bits[i], y->bits[i])
			: a->kind == TERM_OR
				? gates_or(gates, x->bits[i], y->bits[i])
				: gates_xor(gates, x->bits[i], y->bits[i]);
	return made;
}

/* Bits of an argument, or of two beside each other. */
static struct number
rearrange(term a, const struct number *x, const struct number *y)
{
	struct number made = {{0}};
	uint32_t low = a->args[a->count - 1]->width;

	for (uint32_t i = 0; i < a->width; i++)
		switch (a->kind) {
		case TERM_EXTRACT:
			made.bits[i] = x->bits[a->value + i];
			break;
		case TERM_CONCAT:
			made.bits[i] = i < low ? y->bits[i] : x->bits[i - low];
			break;
		case TERM_SEXT:
			made.bits[i] = x->bits[i < low ? i : low - 1];
			break;
		default:
			made.bits[i] =
				i < low ? x->bits[i] : gates_constant(false);
		}
	return made;
}

static struct number
divide(struct gates *gates, term a, const struct number *x,
       const struct number *y)
{
	bool is_signed = a->kind == TERM_SDIV || a->kind == TERM_SREM;
	struct division made =
		is_signed ? number_divide_signed(gates, a->width, x, y)
			  : number_divide(gates, a->width, x, y);

	return a->kind == TERM_SDIV || a->kind == TERM_UDIV ? made.quotient
	                                                    : made.remainder;
}

/* What is applied to nothing, or to indices, may be anything. */
static struct number
apply(struct bits *bits, term a)
{
	struct number made = {{0}};

	for (uint32_t i = 0; i < a->width; i++)
		made.bits[i] = gates_fresh(&bits->gates);
	if (a->count > 0)
		*list_add(bits->terms->arena, &bits->applied) = a;
	return made;
}

static struct number
make(struct bits *bits, term a)
{
	struct gates *gates = &bits->gates;
	const struct number *args[INDICES_MOST] = {NULL}, *x, *y;
	int none = gates_constant(false);

	for (uint32_t i = 0; i < a->count; i++)
		args[i] = bits->numbers[a->args[i]->id];
	x = args[0];
	y = args[1];
	switch (a->kind) {
	case TERM_CONST:
		return number_of(a->width, a->value);
	case TERM_APPLY:
		return apply(bits, a);
	case TERM_NOT:
		return number_not(a->width, x);
	case TERM_ADD:
		return number_add(gates, a->width, x, y, none);
	case TERM_MUL:
		return number_mul(gates, a->width, x, y);
	case TERM_UDIV:
	case TERM_UREM:
	case TERM_SDIV:
	case TERM_SREM:
		return divide(gates, a, x, y);
	case TERM_SHL:
		return number_shift(gates, a->width, true, x, y, none);
	case TERM_LSHR:
		return number_shift(gates, a->width, false, x, y, none);
	case TERM_ASHR:
		return number_shift(gates, a->width, false, x, y,
		                    x->bits[a->width - 1]);
	case TERM_EQ:
	case TERM_ULT:
	case TERM_SLT:
		return compare(gates, a, x, y);
	case TERM_ITE:
		return number_choose(gates, a->width, x->bits[0], y, args[2]);
	case TERM_AND:
	case TERM_OR:
	case TERM_XOR:
		return bitwise(gates, a, x, y);
	default:
		return rearrange(a, x, y);
	}
}

static void
make_room(struct bits *bits)
{
	uint32_t count = bits->terms->all.count * 2;
	struct number **more;

	if (bits->number_count >= bits->terms->all.count)
		return;
	more = arena_array(bits->terms->arena, struct number *, count);
	for (uint32_t i = 0; i < bits->number_count; i++)
		more[i] = bits->numbers[i];
	bits->numbers = more;
	bits->number_count = count;
}

/* Terms are deep where a loop was unrolled: no recursion. */
static const struct number *
number_of_term(struct bits *bits, term a)
{
	struct term_list open = {0};

	make_room(bits);
	*list_add(bits->terms->arena, &open) = a;
	while (open.count > 0) {
		term last = open.items[open.count - 1];
		bool is_ready = true;

		for (uint32_t i = 0; i < last->count; i++)
			if (!bits->numbers[last->args[i]->id]) {
				*list_add(bits->terms->arena, &open) =
					last->args[i];
				is_ready = false;
			}
		if (!is_ready)
			continue;
		open.count--;
		if (bits->numbers[last->id])
			continue;
		bits->numbers[last->id] =
			arena_new(bits->terms->arena, struct number);
		*bits->numbers[last->id] = make(bits, last);
	}
	return bits->numbers[a->id];
}

uint64_t
bits_value(const struct bits *bits, term a)
{
	const struct number *number = bits->numbers[a->id];
	uint64_t value = 0;

	for (uint32_t i = 0; i < a->width; i++)
		value |= (uint64_t)(ccadical_val(bits->gates.solver,
		                                 number->bits[i]) > 0)
		         << i;
	return value;
}

static int
by_arguments(const void *a, const void *b)
{
	const struct seen *x = a, *y = b;
	uint32_t i = x->term->symbol->id, k = y->term->symbol->id;

	if (i != k)
		return i < k ? -1 : 1;
	return memcmp(x->indices, y->indices, sizeof(x->indices));
}

/* Lists applications to equal indices whose results differ. */
static void
find_pairs(struct bits *bits, struct seen_pairs *pairs)
{
	struct arena *arena = bits->terms->arena;
	uint32_t count = bits->applied.count;
	struct seen *all = arena_array(arena, struct seen, count);
	const struct seen *first = all;

	for (uint32_t i = 0; i < count; i++) {
		term a = bits->applied.items[i];

		all[i].term = a;
		all[i].value = bits_value(bits, a);
		for (uint32_t k = 0; k < a->count; k++)
			all[i].indices[k] = bits_value(bits, a->args[k]);
	}
	if (count > 0)
		qsort(all, count, sizeof(*all), by_arguments);
	for (uint32_t i = 1; i < count; i++)
		if (by_arguments(first, &all[i]) != 0)
			first = &all[i];
		else if (first->value != all[i].value)
			*list_add(arena, pairs) =
				(struct seen_pair){first->term, all[i].term};
}

/* Says that equal indices have equal results. */
static void
add_congruence(struct bits *bits, const struct seen_pair *pair)
{
	struct gates *gates = &bits->gates;
	const struct number *x = bits->numbers[pair->a->id];
	const struct number *y = bits->numbers[pair->b->id];
	int same = gates_constant(true);

	for (uint32_t i = 0; i < pair->a->count; i++)
		same = gates_and(
			gates, same,
			number_eq(gates, INDEX_BITS,
		                  bits->numbers[pair->a->args[i]->id],
		                  bits->numbers[pair->b->args[i]->id]));
	for (uint32_t i = 0; i < pair->a->width; i++) {
		gates_clause(gates, (int[]){-same, -x->bits[i], y->bits[i]}, 3);
		gates_clause(gates, (int[]){-same, x->bits[i], -y->bits[i]}, 3);
	}
}

enum answer
bits_check(struct bits *bits, const struct term_list *facts)
{
	enum { SATISFIABLE = 10, UNSATISFIABLE = 20 }; /* of IPASIR */
	CCaDiCaL *solver = bits->gates.solver;

	list_each (term, fact, facts)
		number_of_term(bits, *fact);
	for (;;) {
		struct seen_pairs pairs = {0};
		int answer;

		list_each (term, fact, facts)
			ccadical_assume(solver,
			                bits->numbers[(*fact)->id]->bits[0]);
		ccadical_limit(solver, "conflicts", bits->conflicts);
		answer = ccadical_solve(solver);
		if (answer == UNSATISFIABLE)
			return ANSWER_NONE;
		if (answer != SATISFIABLE)
			return ANSWER_UNKNOWN;
		find_pairs(bits, &pairs);
		if (pairs.count == 0)
			return ANSWER_SOME;
		list_each (struct seen_pair, pair, &pairs)
			add_congruence(bits, pair);
	}
}
