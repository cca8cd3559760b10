/*
 * Sums: what is added is sorted and counted, so that one sum is one term, and
 * x + y - x is y.  A product of a sum and a number stays as it is, since places
 * in arrays are made of such, unless the number is -1.
 */
#include "simplify.h"

enum { PARTS_MOST = 32 };

struct sum {
	uint64_t constant;
	uint32_t count, width;
	struct {
		term term;
		uint64_t times;
	} parts[PARTS_MOST];
};

/* Adds a multiple of what is no sum.  Returns false if there is no room. */
static bool
add_part(struct sum *sum, term part, uint64_t times)
{
	uint32_t at = 0;

	while (at < sum->count && sum->parts[at].term->id < part->id)
		at++;
	if (at < sum->count && sum->parts[at].term == part) {
		sum->parts[at].times += times;
		return true;
	}
	if (sum->count == PARTS_MOST)
		return false;
	for (uint32_t i = sum->count++; i > at; i--)
		sum->parts[i] = sum->parts[i - 1];
	sum->parts[at].term = part;
	sum->parts[at].times = times;
	return true;
}

static bool
add(struct sum *sum, term a, uint64_t times)
{
	uint64_t ones =
		sum->width >= 64 ? UINT64_MAX : (UINT64_C(1) << sum->width) - 1;

	if (a->kind == TERM_CONST) {
		sum->constant += a->value * times;
		return true;
	}
	if (a->kind == TERM_ADD && (times == 1 || (times & ones) == ones))
		return add(sum, a->args[0], times) &&
		       add(sum, a->args[1], times);
	if (a->kind == TERM_MUL && a->args[1]->kind == TERM_CONST)
		return a->args[1]->value == ones && times == 1
		               ? add(sum, a->args[0], ones)
		               : add_part(sum, a->args[0],
		                          times * a->args[1]->value);
	return add_part(sum, a, times);
}

static term
store(struct terms *terms, enum term_kind kind, term a, term b)
{
	struct term made = {
		.kind = kind,
		.width = a->width,
		.count = 2,
		.args = {a, b},
	};

	return term_store(terms, &made);
}

term
term_sum(struct terms *terms, term a, term b)
{
	struct sum sum = {.width = a->width};
	term total = NULL, constant;

	if (!add(&sum, a, 1) || !add(&sum, b, 1))
		return NULL;
	for (uint32_t i = 0; i < sum.count; i++) {
		term times = term_const(terms, sum.width, sum.parts[i].times);
		term part = sum.parts[i].term;

		if (term_is(times, 0))
			continue;
		if (!term_is(times, 1))
			part = store(terms, TERM_MUL, part, times);
		total = total ? store(terms, TERM_ADD, total, part) : part;
	}
	constant = term_const(terms, sum.width, sum.constant);
	if (!total)
		return constant;
	return term_is(constant, 0) ? total
	                            : store(terms, TERM_ADD, total, constant);
}
