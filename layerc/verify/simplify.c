#include "simplify.h"

static term
store2(struct terms *terms, enum term_kind kind, uint32_t width, term a, term b)
{
	struct term made = {
		.kind = kind,
		.width = (uint8_t)width,
		.count = 2,
		.args = {a, b},
	};

	return term_store(terms, &made);
}

static term
fold(struct terms *terms, enum term_kind kind, uint32_t width, term a, term b)
{
	uint64_t values[3] = {a->value, b->value};
	uint32_t widths[3] = {a->width, b->width};

	return term_const(terms, width,
	                  term_compute(kind, width, 0, values, widths));
}

static bool
is_const(term a)
{
	return a->kind == TERM_CONST;
}

static bool
is_ones(term a)
{
	return is_const(a) &&
	       term_is(a, a->width >= 64 ? UINT64_MAX
	                                 : (UINT64_C(1) << a->width) - 1);
}

bool
term_are_opposite(term a, term b)
{
	return (a->kind == TERM_NOT && a->args[0] == b) ||
	       (b->kind == TERM_NOT && b->args[0] == a);
}

static bool
has_arg(term a, enum term_kind kind, term arg)
{
	return a->kind == kind && (a->args[0] == arg || a->args[1] == arg);
}

/* x & y or x & ~y is x: where two paths meet again. */
static term
meet(term a, term b)
{
	if (a->kind != TERM_AND || b->kind != TERM_AND)
		return NULL;
	for (int i = 0; i < 2; i++)
		for (int j = 0; j < 2; j++)
			if (a->args[i] == b->args[j] &&
			    term_are_opposite(a->args[1 - i], b->args[1 - j]))
				return a->args[i];
	return NULL;
}

/* x | (~x & y) is x | y. */
static term
absorb(struct terms *terms, term a, term b)
{
	if (b->kind != TERM_AND)
		return NULL;
	if (term_are_opposite(a, b->args[0]))
		return term_or(terms, a, b->args[1]);
	if (term_are_opposite(a, b->args[1]))
		return term_or(terms, a, b->args[0]);
	return NULL;
}

/* Of bits beside each other and a constant, each with its part of it. */
static term
apart(struct terms *terms, enum term_kind kind, term a, term b)
{
	uint32_t middle;

	if (a->kind != TERM_CONCAT || !is_const(b))
		return NULL;
	middle = a->args[1]->width;
	return term_concat(terms,
	                   term_binary(terms, kind, a->args[0],
	                               term_const(terms, a->args[0]->width,
	                                          b->value >> middle)),
	                   term_binary(terms, kind, a->args[1],
	                               term_const(terms, middle, b->value)));
}

static term
simpler_and(struct terms *terms, term a, term b)
{
	if (term_is(b, 0))
		return b;
	if (is_ones(b) || a == b || has_arg(a, TERM_AND, b))
		return a;
	if (has_arg(b, TERM_AND, a))
		return b;
	if (term_are_opposite(a, b) ||
	    (a->kind == TERM_AND && (term_are_opposite(a->args[0], b) ||
	                             term_are_opposite(a->args[1], b))))
		return term_const(terms, a->width, 0);
	if (a->kind == TERM_AND && is_const(a->args[1]) && is_const(b))
		return term_binary(
			terms, TERM_AND, a->args[0],
			fold(terms, TERM_AND, a->width, a->args[1], b));
	return apart(terms, TERM_AND, a, b);
}

static term
simpler_or(struct terms *terms, term a, term b)
{
	term simple;

	if (term_is(b, 0) || a == b || has_arg(a, TERM_OR, b) ||
	    has_arg(b, TERM_AND, a))
		return a;
	if (is_ones(b) || has_arg(b, TERM_OR, a) || has_arg(a, TERM_AND, b))
		return b;
	if (term_are_opposite(a, b))
		return term_const(terms, a->width, UINT64_MAX);
	simple = meet(a, b);
	if (!simple)
		simple = absorb(terms, a, b);
	if (!simple)
		simple = absorb(terms, b, a);
	return simple ? simple : apart(terms, TERM_OR, a, b);
}

static term
simpler_mul(struct terms *terms, term a, term b)
{
	if (term_is(b, 0))
		return b;
	if (term_is(b, 1))
		return a;
	if (is_const(b) && a->kind == TERM_MUL && is_const(a->args[1]))
		return term_binary(
			terms, TERM_MUL, a->args[0],
			fold(terms, TERM_MUL, a->width, a->args[1], b));
	/* Upwards by just as many bits as are free. */
	if (a->kind == TERM_ZEXT && is_const(b) &&
	    b->value == UINT64_C(1) << (a->width - a->args[0]->width))
		return term_concat(
			terms, a->args[0],
			term_const(terms, a->width - a->args[0]->width, 0));
	return NULL;
}

static term
simpler_shift(struct terms *terms, enum term_kind kind, term a, term b)
{
	if (term_is(b, 0) || term_is(a, 0))
		return a;
	if (kind == TERM_SHL && is_const(b) && b->value < a->width)
		return term_binary(
			terms, TERM_MUL, a,
			term_const(terms, a->width, UINT64_C(1) << b->value));
	if (kind == TERM_LSHR && is_const(b) && b->value < a->width &&
	    a->kind == TERM_CONCAT)
		return term_zext(terms,
		                 term_extract(terms, a, (uint32_t)b->value,
		                              a->width - (uint32_t)b->value),
		                 a->width);
	return NULL;
}

/* Whether it is seen not to be negative. */
static bool
is_natural(term a)
{
	return a->kind == TERM_ZEXT ||
	       (is_const(a) && !(a->value >> (a->width - 1) & 1));
}

static term
simpler_divide(struct terms *terms, enum term_kind kind, term a, term b)
{
	uint64_t d = b->value;

	if (term_is(b, 1))
		return kind == TERM_UDIV || kind == TERM_SDIV
		               ? a
		               : term_const(terms, a->width, 0);
	if (kind == TERM_SDIV && is_natural(a) && is_natural(b))
		return term_binary(terms, TERM_UDIV, a, b);
	if (kind == TERM_SREM && is_natural(a) && is_natural(b))
		return term_binary(terms, TERM_UREM, a, b);
	if (!is_const(b) || d == 0 || (d & (d - 1)) != 0)
		return NULL;
	if (kind == TERM_UREM)
		return term_binary(terms, TERM_AND, a,
		                   term_const(terms, a->width, d - 1));
	if (kind == TERM_UDIV)
		return term_binary(terms, TERM_LSHR, a,
		                   term_const(terms, a->width,
		                              (uint64_t)__builtin_ctzll(d)));
	return NULL;
}

static term
simpler_ult(struct terms *terms, term a, term b)
{
	if (a == b || term_is(b, 0) || is_ones(a))
		return term_bool(terms, false);
	if (term_is(b, 1))
		return term_eq(terms, a, term_const(terms, a->width, 0));
	if (a->width == 1)
		return term_and(terms, term_not(terms, a), b);
	if (term_is(a, 0))
		return term_not(terms, term_eq(terms, b, a));
	/* A number of fewer bits than there are. */
	if (a->kind == TERM_ZEXT && is_const(b) &&
	    b->value >> a->args[0]->width)
		return term_bool(terms, true);
	if (a->kind == TERM_ZEXT && b->kind == TERM_ZEXT &&
	    a->args[0]->width == b->args[0]->width)
		return term_binary(terms, TERM_ULT, a->args[0], b->args[0]);
	return NULL;
}

static term
simpler_slt(struct terms *terms, term a, term b)
{
	if (a == b)
		return term_bool(terms, false);
	return is_natural(a) && is_natural(b)
	               ? term_binary(terms, TERM_ULT, a, b)
	               : NULL;
}

static term
simpler(struct terms *terms, enum term_kind kind, term a, term b)
{
	switch (kind) {
	case TERM_AND:
		return simpler_and(terms, a, b);
	case TERM_OR:
		return simpler_or(terms, a, b);
	case TERM_XOR:
		if (a == b)
			return term_const(terms, a->width, 0);
		if (is_ones(b))
			return term_not(terms, a);
		return term_is(b, 0) ? a : NULL;
	case TERM_ADD:
		return term_sum(terms, a, b);
	case TERM_MUL:
		return simpler_mul(terms, a, b);
	case TERM_SHL:
	case TERM_LSHR:
	case TERM_ASHR:
		return simpler_shift(terms, kind, a, b);
	case TERM_UDIV:
	case TERM_UREM:
	case TERM_SDIV:
	case TERM_SREM:
		return simpler_divide(terms, kind, a, b);
	case TERM_ULT:
		return simpler_ult(terms, a, b);
	case TERM_SLT:
		return simpler_slt(terms, a, b);
	default:
		return NULL;
	}
}

static bool
commutes(enum term_kind kind)
{
	return kind == TERM_AND || kind == TERM_OR || kind == TERM_XOR ||
	       kind == TERM_ADD || kind == TERM_MUL || kind == TERM_EQ;
}

term
term_binary(struct terms *terms, enum term_kind kind, term a, term b)
{
	uint32_t width = kind == TERM_EQ || kind == TERM_ULT || kind == TERM_SLT
	                         ? 1
	                         : a->width;
	term simple;

	if (kind == TERM_EQ)
		return term_eq(terms, a, b);
	if (is_const(a) && is_const(b))
		return fold(terms, kind, width, a, b);
	if (commutes(kind) &&
	    (is_const(a) || (!is_const(b) && a->id > b->id))) {
		term first = a;

		a = b;
		b = first;
	}
	simple = simpler(terms, kind, a, b);
	return simple ? simple : store2(terms, kind, width, a, b);
}

term
term_sub(struct terms *terms, term a, term b)
{
	return term_binary(
		terms, TERM_ADD, a,
		term_binary(terms, TERM_MUL, b,
	                    term_const(terms, b->width, UINT64_MAX)));
}

term
term_not(struct terms *terms, term a)
{
	struct term made = {
		.kind = TERM_NOT,
		.width = a->width,
		.count = 1,
		.args = {a},
	};

	if (is_const(a))
		return term_const(terms, a->width, ~a->value);
	return a->kind == TERM_NOT ? a->args[0] : term_store(terms, &made);
}

term
term_and(struct terms *terms, term a, term b)
{
	return term_binary(terms, TERM_AND, a, b);
}

term
term_or(struct terms *terms, term a, term b)
{
	return term_binary(terms, TERM_OR, a, b);
}

term
term_implies(struct terms *terms, term a, term b)
{
	return term_or(terms, term_not(terms, a), b);
}
