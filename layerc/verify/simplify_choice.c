/* Choices, equality, and changes of width. */
#include "simplify.h"

static bool
is_const(term a)
{
	return a->kind == TERM_CONST;
}

static uint64_t
ones(uint32_t width)
{
	return width >= 64 ? UINT64_MAX : (UINT64_C(1) << width) - 1;
}

/* a == c, where c is a constant. */
static term
equals_const(struct terms *terms, term a, term c)
{
	if (a->width == 1)
		return c->value ? a : term_not(terms, a);
	switch (a->kind) {
	case TERM_ADD:
		if (is_const(a->args[1]))
			return term_eq(
				terms, a->args[0],
				term_const(terms, a->width,
			                   c->value - a->args[1]->value));
		return NULL;
	case TERM_ZEXT:
		if (c->value & ~ones(a->args[0]->width))
			return term_bool(terms, false);
		return term_eq(terms, a->args[0],
		               term_const(terms, a->args[0]->width, c->value));
	case TERM_CONCAT:
		return term_and(
			terms,
			term_eq(terms, a->args[0],
		                term_const(terms, a->args[0]->width,
		                           c->value >> a->args[1]->width)),
			term_eq(terms, a->args[1],
		                term_const(terms, a->args[1]->width,
		                           c->value)));
	case TERM_ITE:
		if (is_const(a->args[1]) || is_const(a->args[2]))
			return term_ite(terms, a->args[0],
			                term_eq(terms, a->args[1], c),
			                term_eq(terms, a->args[2], c));
		return NULL;
	default:
		return NULL;
	}
}

/* Sums that have an argument in common are equal as their others are. */
static term
equals_sum(struct terms *terms, term a, term b)
{
	if (a->kind != TERM_ADD || b->kind != TERM_ADD)
		return NULL;
	for (int i = 0; i < 2; i++)
		for (int j = 0; j < 2; j++)
			if (a->args[i] == b->args[j])
				return term_eq(terms, a->args[1 - i],
				               b->args[1 - j]);
	return NULL;
}

term
term_eq(struct terms *terms, term a, term b)
{
	struct term made = {.kind = TERM_EQ, .width = 1, .count = 2};
	term simple = NULL;

	if (a == b)
		return term_bool(terms, true);
	if (is_const(a) && is_const(b))
		return term_bool(terms, a->value == b->value);
	if (is_const(a) || (!is_const(b) && a->id > b->id)) {
		term first = a;

		a = b;
		b = first;
	}
	if (is_const(b))
		simple = equals_const(terms, a, b);
	else if (a->kind == TERM_CONCAT && b->kind == TERM_CONCAT &&
	         a->args[0]->width == b->args[0]->width)
		simple = term_and(terms, term_eq(terms, a->args[0], b->args[0]),
		                  term_eq(terms, a->args[1], b->args[1]));
	else if (a->kind == TERM_ZEXT && b->kind == TERM_ZEXT &&
	         a->args[0]->width == b->args[0]->width)
		simple = term_eq(terms, a->args[0], b->args[0]);
	else
		simple = equals_sum(terms, a, b);
	/* x is x + y where y is nothing. */
	if (!simple && b->kind == TERM_ADD &&
	    (b->args[0] == a || b->args[1] == a))
		simple = term_eq(terms, b->args[b->args[0] == a],
		                 term_const(terms, a->width, 0));
	if (simple)
		return simple;
	made.args[0] = a;
	made.args[1] = b;
	return term_store(terms, &made);
}

static term
simpler_ite(struct terms *terms, term c, term a, term b)
{
	if (a->width == 1) {
		if (is_const(a))
			return a->value
			               ? term_or(terms, c, b)
			               : term_and(terms, term_not(terms, c), b);
		if (is_const(b))
			return b->value ? term_or(terms, term_not(terms, c), a)
			                : term_and(terms, c, a);
	}
	if (a->kind == TERM_ITE && a->args[0] == c)
		return term_ite(terms, c, a->args[1], b);
	if (b->kind == TERM_ITE && b->args[0] == c)
		return term_ite(terms, c, a, b->args[2]);
	if (b->kind == TERM_ITE && b->args[1] == a)
		return term_ite(terms, term_or(terms, c, b->args[0]), a,
		                b->args[2]);
	if (a->kind == TERM_ZEXT && b->kind == TERM_ZEXT &&
	    a->args[0]->width == b->args[0]->width)
		return term_zext(terms,
		                 term_ite(terms, c, a->args[0], b->args[0]),
		                 a->width);
	return NULL;
}

term
term_ite(struct terms *terms, term condition, term a, term b)
{
	struct term made = {
		.kind = TERM_ITE,
		.width = a->width,
		.count = 3,
		.args = {condition, a, b},
	};
	term simple;

	if (is_const(condition))
		return condition->value ? a : b;
	if (a == b)
		return a;
	if (condition->kind == TERM_NOT)
		return term_ite(terms, condition->args[0], b, a);
	simple = simpler_ite(terms, condition, a, b);
	return simple ? simple : term_store(terms, &made);
}

static term
store1(struct terms *terms, enum term_kind kind, uint32_t width, uint64_t value,
       term a)
{
	struct term made = {
		.kind = kind,
		.width = (uint8_t)width,
		.count = 1,
		.value = value,
		.args = {a},
	};

	return term_store(terms, &made);
}

term
term_zext(struct terms *terms, term a, uint32_t width)
{
	if (width == a->width)
		return a;
	if (is_const(a))
		return term_const(terms, width, a->value);
	if (a->kind == TERM_ZEXT)
		return term_zext(terms, a->args[0], width);
	return store1(terms, TERM_ZEXT, width, 0, a);
}

term
term_sext(struct terms *terms, term a, uint32_t width)
{
	if (width == a->width)
		return a;
	if (is_const(a))
		return term_const(terms, width,
		                  (uint64_t)term_signed(a->width, a->value));
	if (a->kind == TERM_SEXT)
		return term_sext(terms, a->args[0], width);
	if (a->kind == TERM_ZEXT)
		return term_zext(terms, a->args[0], width);
	return store1(terms, TERM_SEXT, width, 0, a);
}

/* The bits of one of two that are beside each other, or NULL. */
static term
extract_part(struct terms *terms, term a, uint32_t low, uint32_t width)
{
	uint32_t middle = a->args[1]->width;

	if (low >= middle)
		return term_extract(terms, a->args[0], low - middle, width);
	if (low + width <= middle)
		return term_extract(terms, a->args[1], low, width);
	return NULL;
}

/* Whether bits of it are simpler than it is. */
static bool
has_parts(term a)
{
	return is_const(a) || a->kind == TERM_CONCAT || a->kind == TERM_ZEXT;
}

term
term_extract(struct terms *terms, term a, uint32_t low, uint32_t width)
{
	term part = NULL;

	if (low == 0 && width == a->width)
		return a;
	if (is_const(a))
		return term_const(terms, width, a->value >> low);
	switch (a->kind) {
	case TERM_EXTRACT:
		return term_extract(terms, a->args[0], low + (uint32_t)a->value,
		                    width);
	case TERM_CONCAT:
		part = extract_part(terms, a, low, width);
		break;
	case TERM_ZEXT:
		if (low >= a->args[0]->width)
			return term_const(terms, width, 0);
		if (low + width <= a->args[0]->width)
			return term_extract(terms, a->args[0], low, width);
		if (low == 0)
			return term_zext(terms, a->args[0], width);
		break;
	case TERM_SEXT:
		if (low + width <= a->args[0]->width)
			return term_extract(terms, a->args[0], low, width);
		break;
	case TERM_ITE:
		if (has_parts(a->args[1]) || has_parts(a->args[2]))
			part = term_ite(
				terms, a->args[0],
				term_extract(terms, a->args[1], low, width),
				term_extract(terms, a->args[2], low, width));
		break;
	case TERM_AND:
	case TERM_OR:
	case TERM_XOR:
		return term_binary(terms, a->kind,
		                   term_extract(terms, a->args[0], low, width),
		                   term_extract(terms, a->args[1], low, width));
	case TERM_ADD:
	case TERM_MUL:
		/* Lower bits of either depend on lower bits alone. */
		if (low == 0)
			part = term_binary(
				terms, a->kind,
				term_extract(terms, a->args[0], 0, width),
				term_extract(terms, a->args[1], 0, width));
		break;
	case TERM_NOT:
		return term_not(terms,
		                term_extract(terms, a->args[0], low, width));
	default:
		break;
	}
	return part ? part : store1(terms, TERM_EXTRACT, width, low, a);
}

term
term_concat(struct terms *terms, term high, term low)
{
	struct term made = {
		.kind = TERM_CONCAT,
		.width = (uint8_t)(high->width + low->width),
		.count = 2,
		.args = {high, low},
	};

	if (is_const(high) && is_const(low))
		return term_const(terms, made.width,
		                  high->value << low->width | low->value);
	if (term_is(high, 0))
		return term_zext(terms, low, made.width);
	/* Two neighbours that came out of one. */
	if (high->kind == TERM_EXTRACT && low->kind == TERM_EXTRACT &&
	    high->args[0] == low->args[0] &&
	    high->value == low->value + low->width)
		return term_extract(terms, low->args[0], (uint32_t)low->value,
		                    made.width);
	return term_store(terms, &made);
}
