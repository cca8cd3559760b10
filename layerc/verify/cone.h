/*
 * Which facts can matter to a question: those that speak of something that it
 * speaks of, or of what such a fact speaks of, and so on.  All others say
 * nothing of it, unless they exclude everything.
 */
#pragma once

#include "machine.h"

struct cone_groups LIST(struct cone_group *);

struct cone {
	struct machine *machine;
	struct map groups;           /* by symbol: those that facts lead to */
	struct cone_groups of_facts; /* by their numbers */
	uint32_t asked;              /* questions so far */
};

/* Sorts the symbols of all facts of the machine, to which none comes. */
struct cone cone_of(struct machine *machine);

/* Begins a question: what the goal speaks of matters. */
void cone_aim(struct cone *cone, term goal);

/* Whether the nth fact of the machine matters to it. */
bool cone_has(const struct cone *cone, uint32_t fact);
