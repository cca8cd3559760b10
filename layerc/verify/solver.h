/*
 * Questions about terms, answered by Z3 in the logic QF_UFBV.
 *
 * A limit is counted in Z3's own units of work, not in seconds, so that an
 * answer does not depend on what else the machine does.
 */
#pragma once

#include "term.h"

enum answer {
	ANSWER_NONE,
	ANSWER_SOME,
	ANSWER_LIKELY, /* a state, of which not all that is known was asked */
	ANSWER_UNKNOWN,
};

struct solver;

/* A solver that gives up after so many units; about 10^6 are a second. */
struct solver *solver_new(struct terms *terms, uint32_t limit);
void solver_free(struct solver *solver);

/* What a second solver said of questions that the first has answered by no. */
struct opinions {
	uint64_t agreed, open; /* open: it gave up */
	uint64_t disputed;     /* it has values for which all of it holds */
};

/*
 * From now on each ANSWER_NONE is asked of CaDiCaL, too (bits.h), and counted;
 * nothing has been assumed yet.
 */
void solver_ask_twice(struct solver *solver, struct opinions *opinions);

/* From now on every answer is for values for which the term is 1. */
void solver_assume(struct solver *solver, term fact);

/* Assumptions after a push end with its pop. */
void solver_push(struct solver *solver);
void solver_pop(struct solver *solver);

/* Whether there are values for which all that is assumed holds. */
enum answer solver_check(struct solver *solver);

/*
 * The same where a term is 1.  What the solver finds out on its way there it
 * keeps, as it would not behind a push.  There are no values to ask for.
 */
enum answer solver_check_if(struct solver *solver, term guard);

/*
 * What a term is for the values that the last solver_check found; it had
 * answered ANSWER_SOME, and nothing was assumed since.
 */
uint64_t solver_value(struct solver *solver, term a);

/* From now on a check gives up after so many units. */
void solver_limit(struct solver *solver, uint32_t limit);

/* Units of work that all checks so far have taken. */
uint64_t solver_work(const struct solver *solver);
