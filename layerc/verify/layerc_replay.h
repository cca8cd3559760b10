/*
 * What tests of counterexamples are written in.
 *
 * `layerc verify` writes a test for each primitive that it refutes: states, and
 * calls of the code and of its specification from each of them.  replay() runs
 * both and compares what they leave.  It exits with 0 if they agree in each
 * state, or if a state is one of which nothing was promised; else with 1.
 */
#pragma once

#include "layerc_spec.h"

/* Invariants of loops are proved, not tried. */
#undef LOOP
#undef STEPS
#define LOOP(invariant, variant) ((void)0)
#define STEPS(invariant, variant) ((void)0)

enum { REPLAY_DIMENSIONS = 4 };

/* The numbers of one kind in a variable: "AT[].norm". */
struct replay_leaf {
	const char *name;
	bool is_related; /* what is in it, the relation alone restricts */
	void *first;
	uint32_t bytes;
	struct {
		uint32_t count, stride;
	} dimensions[REPLAY_DIMENSIONS];
};

/* How many entries an array has, and how far apart they are. */
#define REPLAY_ENTRIES(array) \
	{ \
		sizeof(array) / sizeof((array)[0]), sizeof((array)[0]) \
	}

struct replay_state {
	void (*set)(void);
	uint64_t (*code)(void), (*spec)(void); /* calls; 0 for void */
};

struct replay_invariant {
	const char *name;
	bool (*holds)(void);
};

struct replay {
	void (*relate)(void); /* abstract_LAYER, or NULL */
	bool is_init;         /* nothing holds before */
	const struct replay_state *states;
	const struct replay_invariant *invariants;
	const struct replay_leaf *leaves; /* that either side may write */
	uint32_t state_count, invariant_count, leaf_count;
};

/* Tells what comes of each state, a line each, and exits. */
_Noreturn void replay(const struct replay *tested);

/* Writes so many bytes of a number. */
void replay_put(void *at, uint32_t offset, uint32_t bytes, uint64_t value);

/* Ends a state in which something is called that is not there. */
_Noreturn void replay_missing(void);

/* A primitive of the underlay is what its specification says, ... */
#define REPLAY_BELOW(name) \
	__asm__(".text\n.globl " #name "\n" #name ": jmp spec_" #name)

/* ... and what has none cannot be called. */
#define REPLAY_MISSING(name) \
	__asm__(".text\n.globl " #name "\n" #name ": jmp replay_missing")
