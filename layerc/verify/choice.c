/*
 * What guards of ways have in common.  Where two ways meet, what was chosen is
 * told by what one has alone: so what code and specification choose alike,
 * having come there otherwise, is one term.
 */
#include <stdlib.h>

#include "inside.h"

enum { LOOKS_MOST = 4096 };

/* Conditions that are so wherever a way is gone, as far as that is seen. */
struct conditions {
	struct arena arena;
	struct map are;
	uint32_t looks;
};

static void note(struct conditions *conditions, struct map *are, term guard,
                 const struct map *among);

/* What is so on either of two ways. */
static void
note_common(struct conditions *conditions, struct map *are, term either,
            const struct map *among)
{
	struct map one = {0};

	note(conditions, &one, either->args[0], among);
	note(conditions, are, either->args[1], &one);
}

/* What a guard is put together of, if it is among others or those are NULL. */
static void
note(struct conditions *conditions, struct map *are, term guard,
     const struct map *among)
{
	if (conditions->looks == 0 || map_get(are, guard))
		return;
	conditions->looks--;
	if (!among || map_get(among, guard))
		map_put(&conditions->arena, are, guard,
		        (void *)(uintptr_t)guard);
	if (guard->kind == TERM_AND) {
		note(conditions, are, guard->args[0], among);
		note(conditions, are, guard->args[1], among);
	} else if (guard->kind == TERM_OR) {
		note_common(conditions, are, guard, among);
	}
}

static void
begin(struct conditions *conditions, term guard)
{
	*conditions = (struct conditions){.looks = LOOKS_MOST};
	note(conditions, &conditions->are, guard, NULL);
}

static void
end(struct conditions *conditions)
{
	arena_free(&conditions->arena);
}

static bool
holds_all(const struct conditions *conditions, term guard)
{
	return map_get(&conditions->are, guard) ||
	       (guard->kind == TERM_AND &&
	        holds_all(conditions, guard->args[0]) &&
	        holds_all(conditions, guard->args[1]));
}

bool
is_on_way(term guard, term other)
{
	struct conditions conditions;
	bool is;

	begin(&conditions, guard);
	is = holds_all(&conditions, other);
	end(&conditions);
	return is;
}

/*
 * A condition of one way of which the other has the opposite, or NULL: of
 * several the oldest.
 */
static term
parted_by(struct terms *terms, term one, const struct conditions *other)
{
	term found = NULL;

	if (map_get(&other->are, term_not(terms, one)))
		return one;
	for (uint32_t i = 0; i < 2 && one->kind == TERM_AND; i++) {
		term choice = parted_by(terms, one->args[i], other);

		if (choice && (!found || choice->id < found->id))
			found = choice;
	}
	return found;
}

/* The conditions of a way that another has, or those that it has not. */
static void
list_parts(struct terms *terms, term guard, const struct conditions *other,
           bool are_common, struct term_list *list)
{
	bool is_common = map_get(&other->are, guard);

	if (guard->kind == TERM_AND && (are_common || !is_common)) {
		list_parts(terms, guard->args[0], other, are_common, list);
		list_parts(terms, guard->args[1], other, are_common, list);
	} else if (is_common == are_common) {
		*list_add(terms->arena, list) = guard;
	}
}

static int
by_id(const void *a, const void *b)
{
	term one = *(const term *)a, other = *(const term *)b;

	return (one->id > other->id) - (one->id < other->id);
}

/* All of them and what comes before, in an order that tells nothing. */
static term
all_of(struct terms *terms, term all, struct term_list *list)
{
	if (list->count > 0)
		qsort(list->items, list->count, sizeof(*list->items), by_id);
	list_each (const term, part, list)
		all = term_and(terms, all, *part);
	return all;
}

/*
 * All conditions of one way that the other has not.  Where the other is gone,
 * not all of them are so: one of the ways is gone, and not both.
 */
static term
own_of(struct terms *terms, term one, const struct conditions *other)
{
	struct term_list list = {0};

	list_parts(terms, one, other, false, &list);
	return all_of(terms, term_bool(terms, true), &list);
}

term
choice_of(struct terms *terms, term one, term other)
{
	struct conditions of_one, of_other;
	term choice, opposite;

	begin(&of_one, one);
	begin(&of_other, other);
	choice = parted_by(terms, one, &of_other);
	if (!choice)
		choice = own_of(terms, one, &of_other);
	/* Of "a or b" and "not a and not b" it is always the latter. */
	if (choice->kind == TERM_OR) {
		opposite = own_of(terms, other, &of_one);
		if (opposite->kind != TERM_OR)
			choice = term_not(terms, opposite);
	}
	end(&of_one);
	end(&of_other);
	return choice;
}

term
guard_of_either(struct terms *terms, term one, term other)
{
	term either = term_or(terms, one, other);
	term common = term_bool(terms, true);
	struct conditions of_one, of_other;
	struct term_list list = {0};

	if (either->kind != TERM_OR)
		return either;
	begin(&of_one, one);
	begin(&of_other, other);
	list_parts(terms, one, &of_other, true, &list);
	list_parts(terms, other, &of_one, true, &list);
	common = all_of(terms, common, &list);
	if (!term_is_true(common))
		either = term_and(terms, common,
		                  term_or(terms, own_of(terms, one, &of_other),
		                          own_of(terms, other, &of_one)));
	end(&of_one);
	end(&of_other);
	return either;
}
