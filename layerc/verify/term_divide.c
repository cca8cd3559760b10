/*
 * Division as it is done by hand, digit by digit, in base 2: of 64 bits the
 * solver does not find out that this is the operation which it has itself, and
 * a compiler's library of a processor of 32 bits does nothing else.
 */
#include "term.h"

static term
magnitude(struct terms *terms, term a)
{
	term zero = term_const(terms, a->width, 0);

	return term_ite(terms, term_binary(terms, TERM_SLT, a, zero),
	                term_sub(terms, zero, a), a);
}

/* The greatest number of which b times it is at most a; all ones if b is 0. */
static term
quotient_of(struct terms *terms, term a, term b)
{
	term quotient = term_const(terms, a->width, 0), rest = quotient;
	term one = term_const(terms, a->width, 1);

	for (uint32_t bit = a->width; bit-- > 0;) {
		term place = term_const(terms, a->width, bit);
		term digit = term_binary(terms, TERM_LSHR, a, place), fits;

		digit = term_and(terms, digit, one);
		rest = term_or(terms, term_binary(terms, TERM_SHL, rest, one),
		               digit);
		fits = term_not(terms, term_binary(terms, TERM_ULT, rest, b));
		rest = term_ite(terms, fits, term_sub(terms, rest, b), rest);
		digit = term_binary(terms, TERM_SHL, one, place);
		quotient = term_ite(terms, fits,
		                    term_or(terms, quotient, digit), quotient);
	}
	return quotient;
}

/* What is left of a then. */
static term
rest_of(struct terms *terms, term a, term b)
{
	term taken = term_binary(terms, TERM_MUL, quotient_of(terms, a, b), b);

	return term_sub(terms, a, taken);
}

/* The number, or the same below 0. */
static term
with_sign(struct terms *terms, term is_negative, term number)
{
	term zero = term_const(terms, number->width, 0);

	return term_ite(terms, is_negative, term_sub(terms, zero, number),
	                number);
}

term
term_divide(struct terms *terms, enum term_kind kind, term a, term b)
{
	term zero = term_const(terms, a->width, 0);
	term left = term_binary(terms, TERM_SLT, a, zero);
	term right = term_binary(terms, TERM_SLT, b, zero);

	switch (kind) {
	case TERM_UDIV:
		return quotient_of(terms, a, b);
	case TERM_UREM:
		return rest_of(terms, a, b);
	case TERM_SDIV:
		return with_sign(terms,
		                 term_not(terms, term_eq(terms, left, right)),
		                 quotient_of(terms, magnitude(terms, a),
		                             magnitude(terms, b)));
	default:
		return with_sign(terms, left,
		                 rest_of(terms, magnitude(terms, a),
		                         magnitude(terms, b)));
	}
}
