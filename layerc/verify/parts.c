#include "parts.h"

enum { PARTS_MOST = 64, DEPTH_MOST = 64, LOOKS_MOST = 4096 };

struct parts {
	struct terms *terms;
	struct term_list found;
	uint32_t looks, depth;
};

/* A term, or its negation. */
struct side {
	term term;
	bool is_so;
};

static struct side
side_of(term a, bool is_so)
{
	while (a->kind == TERM_NOT) {
		a = a->args[0];
		is_so = !is_so;
	}
	return (struct side){a, is_so};
}

static bool
is_both(struct side side)
{
	return side.term->kind == (side.is_so ? TERM_AND : TERM_OR);
}

static bool
is_either(struct side side)
{
	return side.term->kind == (side.is_so ? TERM_OR : TERM_AND);
}

/* Whether there is "and" in it, as far as it is looked for. */
static bool
has_parts(struct parts *parts, struct side side)
{
	term a = side.term;

	if (a->width > 1 || a->kind == TERM_CONST || a->kind == TERM_APPLY ||
	    parts->looks == 0)
		return false;
	parts->looks--;
	if (is_both(side))
		return true;
	if (is_either(side))
		return has_parts(parts, side_of(a->args[0], side.is_so)) ||
		       has_parts(parts, side_of(a->args[1], side.is_so));
	if (a->kind == TERM_ITE)
		return has_parts(parts, side_of(a->args[1], side.is_so)) ||
		       has_parts(parts, side_of(a->args[2], side.is_so));
	return false;
}

static void split(struct parts *parts, term unless, struct side side);

static void
split_further(struct parts *parts, term unless, term other, struct side side)
{
	split(parts, term_or(parts->terms, unless, other), side);
}

static term
term_of(struct terms *terms, struct side side)
{
	return side.is_so ? side.term : term_not(terms, side.term);
}

/* What is equal as a truth is implied in both directions. */
static void
split_equal(struct parts *parts, term unless, struct side side)
{
	struct terms *terms = parts->terms;
	term a = side.term->args[0], b = side.term->args[1];

	if (!side.is_so)
		a = term_not(terms, a);
	split_further(parts, unless, term_not(terms, a), side_of(b, true));
	split_further(parts, unless, term_not(terms, b), side_of(a, true));
}

static void
split_one(struct parts *parts, term unless, struct side side)
{
	struct terms *terms = parts->terms;
	term a = side.term;
	struct side one, other;

	if (is_both(side) || is_either(side)) {
		one = side_of(a->args[0], side.is_so);
		other = side_of(a->args[1], side.is_so);
	}
	if (is_both(side)) {
		split(parts, unless, one);
		split(parts, unless, other);
	} else if (is_either(side) && has_parts(parts, one)) {
		split_further(parts, unless, term_of(terms, other), one);
	} else if (is_either(side) && has_parts(parts, other)) {
		split_further(parts, unless, term_of(terms, one), other);
	} else if (a->kind == TERM_ITE && has_parts(parts, side)) {
		split_further(parts, unless, term_not(terms, a->args[0]),
		              side_of(a->args[1], side.is_so));
		split_further(parts, unless, a->args[0],
		              side_of(a->args[2], side.is_so));
	} else if (a->kind == TERM_EQ && a->args[0]->width == 1 &&
	           (has_parts(parts, side_of(a->args[0], side.is_so)) ||
	            has_parts(parts, side_of(a->args[1], true)))) {
		split_equal(parts, unless, side);
	} else {
		*list_add(terms->arena, &parts->found) =
			term_or(terms, unless, term_of(terms, side));
	}
}

static void
split(struct parts *parts, term unless, struct side side)
{
	if (term_is_true(unless) || parts->found.count > PARTS_MOST)
		return;
	if (parts->depth++ == DEPTH_MOST)
		parts->found.count = PARTS_MOST + 1;
	else
		split_one(parts, unless, side);
	parts->depth--;
}

struct term_list
parts_of(struct terms *terms, term property)
{
	struct parts parts = {.terms = terms, .looks = LOOKS_MOST};

	split(&parts, term_bool(terms, false), side_of(property, true));
	if (parts.found.count > PARTS_MOST) {
		parts.found.count = 0;
		*list_add(terms->arena, &parts.found) = property;
	}
	return parts.found;
}
