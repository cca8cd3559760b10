/*
 * What is said of all indices, put in for those that matter.
 *
 * ALL and FIRST become symbols (quantify.c).  What such a symbol stands for is
 * told to the solver when the symbol occurs in what it was told before; of the
 * facts about all indices, only those instances that its answer contradicts.
 * Instances have an age: those that speak of what the question speaks of come
 * first, and what only other instances brought about when nothing older is
 * left.  So a fact that leads from k to k + 1 is not followed without need.
 */
#pragma once

#include "machine.h"

/* An application of a symbol, or an index, and when it came up. */
struct use {
	term term;
	uint32_t age;
};

struct use_list LIST(struct use);

/* Where facts of all indices read a symbol: at bound + more, or otherwise. */
struct trigger {
	term apply;
	uint32_t place; /* of this index */
	bool is_cut;    /* the sum is the whole number of which the index is */
	term more;      /* or NULL */
};

struct trigger_list LIST(struct trigger);

/* Of a number that is cut to an index, the whole number. */
term trigger_whole(term index);

/*
 * The index for which what is said of all reads what a use reads; NULL if that
 * is not seen.
 */
term trigger_index(struct terms *terms, const struct trigger *trigger,
                   term bound, term use);

/* A question whose answer matters, for certain indices around it. */
struct matter {
	struct question question;
	uint32_t age;
	struct trigger_list triggers;
	bool takes_witnesses; /* it is not only read at bound + more */
	bool is_told;         /* the definition was */
	bool asks;            /* there are others inside */
	bool adds_up;         /* a count or a sum among them */
	struct map instances; /* struct instance by the index */
};

struct instance {
	term applies; /* the fact says something */
	term fact;
};

struct matter_list LIST(struct matter *);

struct instances {
	struct machine *machine;
	struct arena *arena;
	struct map seen;      /* terms */
	struct map spoken_of; /* by the goal: symbols */
	bool adds_up;         /* the goal speaks of a count, or a sum */
	struct map uses;      /* by symbol: struct use_list */
	struct use_list witnesses;
	struct matter_list matters;
	struct use_list lemmas;  /* on counts, used where they are missed */
	uint32_t oldest;         /* age */
	struct map known;        /* facts that were added */
	struct term_facts facts; /* for the solver, in their order */
};

/* Adds what is to be known of what is asked, before all else. */
void instances_aim(struct instances *instances, term goal);

/* Has a lemma at hand that is true. */
void instances_offer(struct instances *instances, term lemma, uint32_t age);

/* Offers what is known of two counts (count.c). */
void counts_relate(struct instances *instances, const struct question *a,
                   const struct question *b, uint32_t age);

/* Adds what is to be known of a term that the solver is told. */
void instances_notice(struct instances *instances, term told, uint32_t age);

/*
 * Adds the instances of the least age that the solver's answer contradicts.
 * Returns how many.
 */
uint32_t instances_refine(struct instances *instances, struct solver *solver);

/*
 * Does so for each index of what is said of few.  A state that contradicts none
 * of them is one in which all of it is so, and not only what matters.
 */
uint32_t instances_refine_all(struct instances *instances,
                              struct solver *solver);
