/*
 * The same questions as of solver.h, answered by CaDiCaL: terms are taken apart
 * into bits (gates.h), and applications of a function are values of their own,
 * of which is said that equal arguments have equal results where an answer
 * contradicts that (W. Ackermann, "Solvable Cases of the Decision Problem",
 * 1954).
 *
 * Nothing here comes from Z3, so that it is a second opinion.
 */
#pragma once

#include "solver.h"

struct bits;

/* Gives up a question after so many conflicts. */
struct bits *bits_new(struct terms *terms, int conflicts);
void bits_free(struct bits *bits);

/* Whether there are values for which each of the facts is 1. */
enum answer bits_check(struct bits *bits, const struct term_list *facts);

/* What a term is for those that the last bits_check found, if it was of it. */
uint64_t bits_value(const struct bits *bits, term a);
