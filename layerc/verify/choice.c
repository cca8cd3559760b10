/*
 * What tells two ways from each other where they meet.  It is said without what
 * both have in common, so that what code and specification choose alike, having
 * come there in different ways, is one term.
 */
#include "inside.h"

enum { CHOICES_MOST = 4096 };

/* Whether a way is gone only where a condition is not so. */
static bool
excludes(term guard, term condition, uint32_t *budget)
{
	if (*budget == 0)
		return false;
	--*budget;
	if (term_are_opposite(guard, condition))
		return true;
	return guard->kind == TERM_AND &&
	       (excludes(guard->args[1], condition, budget) ||
	        excludes(guard->args[0], condition, budget));
}

/* A condition of one way that the other excludes, or NULL. */
static term
parted_by(term one, term other, uint32_t *budget)
{
	term choice;

	for (uint32_t i = one->kind == TERM_AND ? 2 : 0; i-- > 0;) {
		choice = parted_by(one->args[i], other, budget);
		if (choice)
			return choice;
	}
	return excludes(other, one, budget) ? one : NULL;
}

/* Whether a way is gone only where a condition is so, as far as it is seen. */
static bool
includes(term guard, term condition, uint32_t *budget)
{
	if (guard == condition)
		return true;
	if (*budget == 0)
		return false;
	--*budget;
	if (guard->kind == TERM_OR)
		return includes(guard->args[0], condition, budget) &&
		       includes(guard->args[1], condition, budget);
	return guard->kind == TERM_AND &&
	       (includes(guard->args[1], condition, budget) ||
	        includes(guard->args[0], condition, budget));
}

/* Conditions by their ids. */
static void
insert(struct terms *terms, struct term_list *list, term condition)
{
	uint32_t at = 0;

	list_add(terms->arena, list);
	while (at + 1 < list->count && list->items[at]->id < condition->id)
		at++;
	for (uint32_t i = list->count - 1; i > at; i--)
		list->items[i] = list->items[i - 1];
	list->items[at] = condition;
}

/* The conditions of one way, those that the other has, too, by themselves. */
struct split {
	struct term_list common, own;
	uint32_t budget;
};

static void
split(struct terms *terms, term one, term other, struct split *parts)
{
	if (one->kind == TERM_AND) {
		split(terms, one->args[0], other, parts);
		split(terms, one->args[1], other, parts);
		return;
	}
	insert(terms,
	       includes(other, one, &parts->budget) ? &parts->common
	                                            : &parts->own,
	       one);
}

static struct split
split_of(struct terms *terms, term one, term other)
{
	struct split parts = {.budget = CHOICES_MOST};

	split(terms, one, other, &parts);
	return parts;
}

static term
all_of(struct terms *terms, term first, const struct term_list *list)
{
	list_each (const term, part, list)
		first = term_and(terms, first, *part);
	return first;
}

/*
 * All conditions of one way that the other has not.  Where the other is gone,
 * not all of them can be so: one of the ways is gone, and not both.
 */
static term
own_of(struct terms *terms, term one, term other)
{
	struct split parts = split_of(terms, one, other);

	return all_of(terms, term_bool(terms, true), &parts.own);
}

term
choice_of(struct terms *terms, term one, term other)
{
	uint32_t budget = CHOICES_MOST;
	term choice = parted_by(one, other, &budget), opposite;

	if (choice)
		return choice;
	choice = own_of(terms, one, other);
	if (choice->kind != TERM_OR)
		return choice;
	/* Of "a or b" and "not a and not b" it is always the latter. */
	opposite = own_of(terms, other, one);
	return opposite->kind == TERM_OR ? choice : term_not(terms, opposite);
}

term
guard_of_either(struct terms *terms, term one, term other)
{
	term yes = term_bool(terms, true);
	term either = term_or(terms, one, other), common;
	struct split of_one, of_other;

	if (either->kind != TERM_OR)
		return either;
	of_one = split_of(terms, one, other);
	of_other = split_of(terms, other, one);
	common = all_of(terms, all_of(terms, yes, &of_one.common),
	                &of_other.common);
	if (term_is_true(common))
		return either;
	return term_and(terms, common,
	                term_or(terms, all_of(terms, yes, &of_one.own),
	                        all_of(terms, yes, &of_other.own)));
}
