/*
 * How many indices satisfy a predicate.  What that comes to nobody adds up:
 * known is how two counts differ, of predicates that differ at certain indices
 * alone, or of which one follows from the other, or of a range and a longer
 * one.
 */
#include <string.h>

#include "inside.h"
#include "instances.h"

enum { POINTS_MOST = 8 };

struct count {
	term value, low, high;
	term body; /* of the machine's counted index */
};

struct pair {
	struct instances *instances;
	struct machine *machine;
	struct count a, b;
	uint32_t age;
};

static struct count
count_of(struct machine *machine, const struct question *question)
{
	return (struct count){
		question->answer, question->low, question->high,
		term_not(&machine->terms,
	                 term_replace(&machine->terms, question->body,
	                              question->bound, machine->counted))};
}

static term
at(struct machine *machine, const struct count *count, term index)
{
	return term_replace(&machine->terms, count->body, machine->counted,
	                    index);
}

static void
offer(const struct pair *pair, term lemma)
{
	instances_offer(pair->instances, lemma, pair->age);
}

/* The indices that a body tells from all others. */
static void
find_points(struct machine *machine, term a, struct map *seen,
            struct term_list *points)
{
	if (!a->is_open || map_get(seen, a))
		return;
	map_put(machine->arena, seen, a, (void *)(uintptr_t)a);
	for (uint32_t i = 0; i < a->count; i++)
		find_points(machine, a->args[i], seen, points);
	for (uint32_t i = 0; a->kind == TERM_EQ && i < 2; i++) {
		if (a->args[i] != machine->counted || a->args[1 - i]->is_open)
			continue;
		for (uint32_t j = 0; j < points->count; j++)
			if (points->items[j] == a->args[1 - i])
				return;
		*list_add(machine->arena, points) = a->args[1 - i];
	}
}

/* What a body is at all indices but the points. */
static term
elsewhere(struct machine *machine, term body, const struct term_list *points)
{
	struct terms *terms = &machine->terms;

	list_each (const term, point, points)
		body = term_replace(terms, body,
		                    term_eq(terms, machine->counted, *point),
		                    term_bool(terms, false));
	return body;
}

/* What b's count is, where it differs from a's at some points alone. */
static term
sum_of(const struct pair *pair, const struct term_list *points)
{
	struct machine *machine = pair->machine;
	struct terms *terms = &machine->terms;
	term sum = pair->a.value;

	for (uint32_t i = 0; i < points->count; i++) {
		term point = points->items[i], more;
		term is_new =
			is_between(terms, pair->a.low, point, pair->a.high);

		for (uint32_t j = 0; j < i; j++)
			is_new = term_and(
				terms, is_new,
				term_not(terms, term_eq(terms, point,
			                                points->items[j])));
		more = term_sub(
			terms,
			term_zext(terms, at(machine, &pair->b, point), 32),
			term_zext(terms, at(machine, &pair->a, point), 32));
		sum = term_binary(terms, TERM_ADD, sum,
		                  term_ite(terms, is_new, more,
		                           term_const(terms, 32, 0)));
	}
	return sum;
}

static bool
relate_by_points(const struct pair *pair)
{
	struct machine *machine = pair->machine;
	struct term_list points = {0};
	struct map seen = {0};

	find_points(machine, pair->a.body, &seen, &points);
	find_points(machine, pair->b.body, &seen, &points);
	if (points.count > POINTS_MOST ||
	    elsewhere(machine, pair->a.body, &points) !=
	            elsewhere(machine, pair->b.body, &points))
		return false;
	offer(pair,
	      term_eq(&machine->terms, pair->b.value, sum_of(pair, &points)));
	return true;
}

/* Of the same predicate, for as many indices or more; and for one more. */
static void
relate_by_length(const struct pair *pair, const struct count *a,
                 const struct count *b)
{
	struct terms *terms = &pair->machine->terms;
	term is_less = term_binary(terms, TERM_ULT, b->high, a->high);
	term is_empty = term_binary(terms, TERM_ULT, a->high, a->low);
	term more = term_zext(terms, at(pair->machine, b, a->high), 32);

	offer(pair, term_or(terms, is_less,
	                    term_not(terms, term_binary(terms, TERM_ULT,
	                                                b->value, a->value))));
	if (!term_is(term_sub(terms, b->high, a->high), 1))
		return;
	more = term_binary(terms, TERM_ADD, a->value, more);
	offer(pair, term_or(terms, term_or(terms, is_less, is_empty),
	                    term_eq(terms, b->value, more)));
}

/* What is true of fewer indices has the smaller count. */
static void
relate_by_truth(const struct pair *pair, const struct count *a,
                const struct count *b)
{
	struct terms *terms = &pair->machine->terms;
	term index = term_fresh(terms, "witness", INDEX_BITS);
	term differ = term_and(terms, at(pair->machine, a, index),
	                       term_not(terms, at(pair->machine, b, index)));

	differ = term_and(terms, differ,
	                  is_between(terms, a->low, index, a->high));
	offer(pair, term_or(terms, differ,
	                    term_not(terms, term_binary(terms, TERM_ULT,
	                                                b->value, a->value))));
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

void
counts_relate(struct instances *instances, const struct question *a,
              const struct question *b, uint32_t age)
{
	struct machine *machine = instances->machine;
	struct pair pair = {instances, machine, count_of(machine, a),
	                    count_of(machine, b), age};

	if (pair.a.low != pair.b.low)
		return;
	if (pair.a.high != pair.b.high) {
		if (pair.a.body != pair.b.body)
			return;
		relate_by_length(&pair, &pair.a, &pair.b);
		relate_by_length(&pair, &pair.b, &pair.a);
		return;
	}
	if (relate_by_points(&pair) || are_of_others(a, b))
		return;
	relate_by_truth(&pair, &pair.a, &pair.b);
	relate_by_truth(&pair, &pair.b, &pair.a);
}
