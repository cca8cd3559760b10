/*
 * How many indices satisfy a predicate.  What that comes to nobody adds up:
 * known is whether it is 0, and how two counts differ, of predicates that
 * differ at certain indices alone, or of a range and one that is longer by one.
 */
#include "inside.h"

enum { POINTS_MOST = 8 };

static term
at(struct machine *machine, const struct count *count, term index)
{
	return term_replace(&machine->terms, count->body,
	                    machine->indices[INDEX_OF_COUNT].bound, index);
}

static void
say(struct machine *machine, term fact)
{
	if (!term_is_true(fact))
		*list_add(machine->arena, &machine->lemmas) = fact;
}

/* An index in the range of which the one is true and the other is not. */
static term
differ(struct machine *machine, const struct count *one,
       const struct count *other)
{
	struct terms *terms = &machine->terms;
	term index = term_fresh(terms, "witness", INDEX_BITS), is_true;

	is_true = at(machine, one, index);
	if (other)
		is_true = term_and(terms, is_true,
		                   term_not(terms, at(machine, other, index)));
	return term_and(terms, is_between(terms, one->low, index, one->high),
	                is_true);
}

/* The indices that a body tells from all others. */
static void
find_points(struct machine *machine, term a, struct map *seen,
            struct term_list *points)
{
	term bound = machine->indices[INDEX_OF_COUNT].bound;

	if (!a->is_open || map_get(seen, a))
		return;
	map_put(machine->arena, seen, a, (void *)(uintptr_t)a);
	for (uint32_t i = 0; i < a->count; i++)
		find_points(machine, a->args[i], seen, points);
	for (uint32_t i = 0; a->kind == TERM_EQ && i < 2; i++) {
		if (a->args[i] != bound || a->args[1 - i]->is_open)
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

	list_each (term, point, points)
		body = term_replace(
			terms, body,
			term_eq(terms, machine->indices[INDEX_OF_COUNT].bound,
		                *point),
			term_bool(terms, false));
	return body;
}

/* Counts of what differs at some points.  Returns false if it differs more. */
static bool
relate_by_points(struct machine *machine, const struct count *a,
                 const struct count *b)
{
	struct terms *terms = &machine->terms;
	struct term_list points = {0};
	struct map seen = {0};
	term sum = a->value;

	find_points(machine, a->body, &seen, &points);
	find_points(machine, b->body, &seen, &points);
	if (points.count > POINTS_MOST ||
	    elsewhere(machine, a->body, &points) !=
	            elsewhere(machine, b->body, &points))
		return false;
	for (uint32_t i = 0; i < points.count; i++) {
		term point = points.items[i], more;
		term is_new = is_between(terms, a->low, point, a->high);

		for (uint32_t j = 0; j < i; j++)
			is_new = term_and(
				terms, is_new,
				term_not(terms, term_eq(terms, point,
			                                points.items[j])));
		more = term_sub(terms,
		                term_zext(terms, at(machine, b, point), 32),
		                term_zext(terms, at(machine, a, point), 32));
		sum = term_binary(terms, TERM_ADD, sum,
		                  term_ite(terms, is_new, more,
		                           term_const(terms, 32, 0)));
	}
	say(machine, term_eq(terms, b->value, sum));
	return true;
}

/* Of the same predicate, for as many indices or more; and for one more. */
static void
relate_by_length(struct machine *machine, const struct count *a,
                 const struct count *b)
{
	struct terms *terms = &machine->terms;
	term is_less = term_binary(terms, TERM_ULT, b->high, a->high);
	term more = term_zext(terms, at(machine, b, a->high), 32);
	term is_empty = term_binary(terms, TERM_ULT, a->high, a->low);

	say(machine, term_or(terms, is_less,
	                     term_not(terms, term_binary(terms, TERM_ULT,
	                                                 b->value, a->value))));
	if (term_is(term_sub(terms, b->high, a->high), 1))
		say(machine, term_or(terms, term_or(terms, is_less, is_empty),
		                     term_eq(terms, b->value,
		                             term_binary(terms, TERM_ADD,
		                                         a->value, more))));
}

/* What is true of fewer indices has the smaller count. */
static void
relate_by_truth(struct machine *machine, const struct count *a,
                const struct count *b)
{
	struct terms *terms = &machine->terms;

	say(machine, term_or(terms, differ(machine, a, b),
	                     term_not(terms, term_binary(terms, TERM_ULT,
	                                                 b->value, a->value))));
}

static void
relate(struct machine *machine, const struct count *a, const struct count *b)
{
	if (a->low != b->low)
		return;
	if (a->high != b->high) {
		if (a->body != b->body)
			return;
		relate_by_length(machine, a, b);
		relate_by_length(machine, b, a);
		return;
	}
	/* Of another outer index it is about others. */
	if (relate_by_points(machine, a, b) ||
	    (a->outer && b->outer && a->outer != b->outer))
		return;
	relate_by_truth(machine, a, b);
	relate_by_truth(machine, b, a);
}

void
count_add(struct machine *machine, struct count count)
{
	struct terms *terms = &machine->terms;
	term none = term_const(terms, 32, 0);
	term is_none = term_eq(terms, count.value, none);
	term size = term_ite(
		terms, term_binary(terms, TERM_ULT, count.low, count.high),
		term_sub(terms, count.high, count.low), none);

	say(machine,
	    term_not(terms, term_binary(terms, TERM_ULT, size, count.value)));
	say(machine, term_or(terms, is_none, differ(machine, &count, NULL)));
	*list_add(machine->arena, &machine->universals) = (struct universal){
		.guard = is_none,
		.low = count.low,
		.high = count.high,
		.bound = machine->indices[INDEX_OF_COUNT].bound,
		.body = term_not(terms, count.body),
		.outer = count.outer,
	};
	for (uint32_t i = 0; i < machine->counts.count; i++)
		relate(machine, &machine->counts.items[i], &count);
	*list_add(machine->arena, &machine->counts) = count;
}
