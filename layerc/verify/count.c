/*
 * How many indices satisfy a predicate, and what the numbers of indices come
 * to.  Nobody adds that up: known is how two counts, or two sums, differ, of
 * predicates or numbers that differ at certain indices alone, or of which one
 * is nowhere greater, or of a range and a longer one.
 */
#include <string.h>

#include "inside.h"
#include "instances.h"

enum { POINTS_MOST = 8 };

struct count {
	term value, low, high;
	term amount; /* of the machine's counted index: a truth, or a number */
};

/* The indices that bodies tell from all others, and where they do so. */
struct points {
	struct term_list indices, equations;
};

struct pair {
	struct instances *instances;
	struct machine *machine;
	struct count a, b;
	struct points points;
	uint32_t age;
};

static struct count
count_of(struct machine *machine, const struct question *question)
{
	return (struct count){question->answer, question->low, question->high,
	                      term_replace(&machine->terms, question->amount,
	                                   question->bound, machine->counted)};
}

/* What an index adds. */
static term
at(const struct pair *pair, term amount, term index)
{
	struct terms *terms = &pair->machine->terms;

	return term_zext(
		terms,
		term_replace(terms, amount, pair->machine->counted, index),
		pair->a.value->width);
}

static void
offer(const struct pair *pair, term lemma)
{
	instances_offer(pair->instances, lemma, pair->age);
}

/* Adds the index of which a sum with it is something else. */
static bool
add_point(struct machine *machine, term sum, term other, struct points *points)
{
	term more;

	if (sum->width != INDEX_BITS || other->is_open)
		return false;
	more = term_sub(&machine->terms, sum, machine->counted);
	if (more->is_open)
		return false;
	other = term_sub(&machine->terms, other, more);
	list_each (const term, index, &points->indices)
		if (*index == other)
			return true;
	*list_add(machine->arena, &points->indices) = other;
	return true;
}

static void
find_points(struct machine *machine, term a, struct map *seen,
            struct points *points)
{
	if (!a->is_open || map_get(seen, a))
		return;
	map_put(machine->arena, seen, a, (void *)(uintptr_t)a);
	for (uint32_t i = 0; i < a->count; i++)
		find_points(machine, a->args[i], seen, points);
	if (a->kind == TERM_EQ &&
	    (add_point(machine, a->args[0], a->args[1], points) ||
	     add_point(machine, a->args[1], a->args[0], points)))
		*list_add(machine->arena, &points->equations) = a;
}

static void
find_all_points(struct pair *pair)
{
	struct map seen = {0};

	find_points(pair->machine, pair->a.amount, &seen, &pair->points);
	find_points(pair->machine, pair->b.amount, &seen, &pair->points);
	if (pair->points.indices.count > POINTS_MOST)
		pair->points = (struct points){0};
}

/* What is added at all indices but the points. */
static term
elsewhere(const struct pair *pair, term amount)
{
	struct terms *terms = &pair->machine->terms;

	list_each (const term, equation, &pair->points.equations)
		amount = term_replace(terms, amount, *equation,
		                      term_bool(terms, false));
	return amount;
}

/* Whether an index is none of so many points. */
static term
is_none_of(const struct pair *pair, term index, uint32_t count)
{
	struct terms *terms = &pair->machine->terms;
	term is_none = term_bool(terms, true);

	for (uint32_t i = 0; i < count; i++)
		is_none = term_and(
			terms, is_none,
			term_not(terms,
		                 term_eq(terms, index,
		                         pair->points.indices.items[i])));
	return is_none;
}

/* What a's count would be, if at the points it added what b's does. */
static term
count_with_points(const struct pair *pair)
{
	struct terms *terms = &pair->machine->terms;
	term sum = pair->a.value;

	for (uint32_t i = 0; i < pair->points.indices.count; i++) {
		term point = pair->points.indices.items[i];
		term is_new = term_and(
			terms,
			is_between(terms, pair->a.low, point, pair->a.high),
			is_none_of(pair, point, i));
		term more = term_sub(terms, at(pair, pair->b.amount, point),
		                     at(pair, pair->a.amount, point));

		sum = term_binary(terms, TERM_ADD, sum,
		                  term_ite(terms, is_new, more,
		                           term_const(terms, sum->width, 0)));
	}
	return sum;
}

/* Of the same predicate, for as many indices or more; and for one more. */
static void
relate_by_length(const struct pair *pair, const struct count *a,
                 const struct count *b)
{
	struct terms *terms = &pair->machine->terms;
	term is_less = term_binary(terms, TERM_ULT, b->high, a->high);
	term is_empty = term_binary(terms, TERM_ULT, a->high, a->low);
	term more = at(pair, b->amount, a->high);

	offer(pair, term_or(terms, is_less,
	                    term_not(terms, term_binary(terms, TERM_ULT,
	                                                b->value, a->value))));
	if (!term_is(term_sub(terms, b->high, a->high), 1))
		return;
	more = term_binary(terms, TERM_ADD, a->value, more);
	offer(pair, term_or(terms, term_or(terms, is_less, is_empty),
	                    term_eq(terms, b->value, more)));
}

/* What is less at no index, points left aside, comes to no less. */
static void
relate_by_amount(const struct pair *pair, const struct count *less,
                 const struct count *more)
{
	struct terms *terms = &pair->machine->terms;
	term index = term_fresh(terms, "witness", INDEX_BITS);
	term differ = term_binary(
		terms, TERM_ULT, at(pair, elsewhere(pair, less->amount), index),
		at(pair, elsewhere(pair, more->amount), index));

	differ = term_and(terms, differ,
	                  is_between(terms, less->low, index, less->high));
	differ = term_and(terms, differ,
	                  is_none_of(pair, index, pair->points.indices.count));
	offer(pair,
	      term_or(terms, differ,
	              term_not(terms, term_binary(terms, TERM_ULT, less->value,
	                                          more->value))));
}

/* Whether both are asked of indices around them, and of others. */
static bool
are_of_others(const struct question *a, const struct question *b)
{
	uint32_t count = a->answer->count;

	return count > 0 && b->answer->count == count &&
	       memcmp(a->answer->args, b->answer->args,
	              count * sizeof(*a->answer->args)) != 0;
}

/* A count is a sum of ones. */
static void
widen(struct machine *machine, struct count *count, const struct count *sum)
{
	if (count->value->width < sum->value->width)
		count->value = term_zext(&machine->terms, count->value,
		                         sum->value->width);
}

void
counts_relate(struct instances *instances, const struct question *a,
              const struct question *b, uint32_t age)
{
	struct machine *machine = instances->machine;
	struct pair pair = {
		.instances = instances,
		.machine = machine,
		.a = count_of(machine, a),
		.b = count_of(machine, b),
		.age = age,
	};

	if (pair.a.low != pair.b.low)
		return;
	widen(machine, &pair.a, &pair.b);
	widen(machine, &pair.b, &pair.a);
	if (pair.a.high != pair.b.high) {
		if (pair.a.amount != pair.b.amount)
			return;
		relate_by_length(&pair, &pair.a, &pair.b);
		relate_by_length(&pair, &pair.b, &pair.a);
		return;
	}
	find_all_points(&pair);
	pair.a.value = count_with_points(&pair);
	if (elsewhere(&pair, pair.a.amount) ==
	    elsewhere(&pair, pair.b.amount)) {
		offer(&pair,
		      term_eq(&machine->terms, pair.b.value, pair.a.value));
	} else if (!are_of_others(a, b)) {
		relate_by_amount(&pair, &pair.a, &pair.b);
		relate_by_amount(&pair, &pair.b, &pair.a);
	}
}
