/*
 * Proofs that the code of a primitive does what its specification says.
 *
 * For every state of the underlay, and the overlay's state that the relation
 * makes of it, where the invariants hold and the specification is defined: the
 * code ends, does nothing undefined, calls primitives of the underlay only
 * where they are defined, returns what the specification returns, and leaves a
 * state of which the relation makes the specification's.  For deterministic
 * specifications that is the downward simulation of "Deep Specifications and
 * Certified Abstraction Layers" (POPL 2015), section 4.
 */
#pragma once

#include <stdio.h>

#include "machine.h"
#include "verdict.h"

/*
 * What of a layer L the proof is about.  As far as there are such functions,
 *
 *     abstract_L     makes the components that the overlay alone has, of
 *                    variables and of components of the underlay
 *     represents_L   tells whether the variables are as the code keeps them
 *     couples_L      tells whether they, and the underlay's components, belong
 *                    to the overlay's that abstract_L does not make
 *     invariant_L    tells the same of the overlay's components
 *     invariant_B    and of the underlay's, for each layer B below
 */
struct claim {
	const char *primitive; /* name of the code; spec_NAME specifies it */
	const char *layer;
	struct name_list below;
	bool is_restated; /* its code is what the layer below says it does */
	bool is_init;     /* before it nothing is true */
	bool is_brief;    /* one finding is enough, whatever its state is */
};

/* What is in a place of memory, or what a parameter is. */
struct cell {
	const struct symbol *symbol;
	const char *name; /* with numbers for indices */
	uint32_t offset;  /* in its object, in bytes */
	uint64_t value;
	bool is_shown; /* else something assumed speaks of it */
};

struct cell_list LIST(struct cell);

/* What a proof of an obligation came to. */
struct finding {
	const struct obligation *obligation;
	enum answer answer;     /* ANSWER_NONE: it holds */
	struct cell_list cells; /* a state in which it does not */
};

struct finding_list LIST(struct finding);

struct proof {
	enum proof_verdict verdict;
	const char *refusal; /* why it is refused or assumed, or NULL */
	const char *file;    /* where it is refused, or NULL */
	uint32_t line;
	bool is_brief;
	uint32_t count;               /* of obligations */
	uint32_t bound;               /* steps of loops, where it is bounded */
	uint64_t work;                /* of the solver, in its units */
	uint64_t costliest;           /* of one obligation */
	struct opinions opinions;     /* of the second, if it is asked */
	struct finding_list findings; /* that do not hold */
	uint32_t first_parameter;     /* objects that parameters point to, */
	uint32_t last_parameter;      /* up to and without that */
};

/*
 * Proves a claim with at most limit units of Z3's work for each obligation.
 * The machine has loaded the modules and knows the components.  What it does
 * not know ends the proof by way of its refused.
 */
struct proof prove(struct machine *machine, const struct claim *claim,
                   uint32_t limit);

/* Proves that a function without parameters keeps its own assertions. */
struct proof prove_assertions(struct machine *machine, const char *function,
                              uint32_t limit);

/*
 * Reads lines of arguments, as numbers, and writes a line for each: what the
 * function returns for them when all variables are 0, or "undefined".
 */
void evaluate_calls(struct machine *machine, const char *function, FILE *in,
                    FILE *out);

/* The cells to be shown, as lines: "AT[3].norm = 1". */
const char *finding_state(struct arena *arena, const struct finding *finding);

/*
 * Whether a processor that runs the code comes to see that an obligation fails:
 * what is left undefined it may not notice, and loops it does not run from any
 * state at all.
 */
bool obligation_is_seen(const struct obligation *obligation);

/* Whether a processor is to try a state; that it goes on shows nothing. */
bool finding_is_tried(const struct finding *finding);

/* What happens where an obligation fails: "goes beyond the ends of 'table'". */
const char *obligation_text(struct arena *arena,
                            const struct obligation *obligation);
