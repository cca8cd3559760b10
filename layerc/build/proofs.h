/*
 * What has to be proved of a kernel, and the build file that has it done: a
 * step of ninja for each primitive, so that only what changed is proved again,
 * as many at a time as there are cores.
 *
 * A layer that has specifications is compiled to bitcode once more, with its
 * relation; with the specifications of all layers below it goes to layerc-prove
 * (layerc/verify/), which writes a verdict.
 */
#pragma once

#include "../verify/verdict.h"
#include "build.h"

/* What came of a state that a processor was put into. */
enum replay_result {
	REPLAY_NONE, /* nobody tried */
	REPLAY_AGREES,
	REPLAY_DIFFERS,
	REPLAY_EXCLUDED, /* it is no state that anything is promised of */
	REPLAY_UNCLEAR,  /* what is called has no code here, or takes long */
};

struct seen_list LIST(const char *);

/* What does not hold, or is not known to. */
struct proof_finding {
	const char *file; /* or NULL */
	uint32_t line;
	const char *text;  /* what the code does: "divides by zero" */
	const char *state; /* lines of a state in which it is not so, or "" */
	bool fails;        /* else it is not known */
	bool is_likely;    /* a run must show it: not all was asked */
	bool is_tried;     /* it is a state of the test */
	bool is_seen;      /* a processor would show it */
	enum replay_result replay;
	struct seen_list seen; /* what differed there, or why nothing did */
};

struct proof_findings LIST(struct proof_finding);

/* An export of a layer. */
struct proof {
	const struct plan_module *module;
	const struct export *export;
	const char *path; /* of the verdict; NULL: nothing is to be proved */
	const char *test; /* where a test of it would be, if it is refuted */
	bool is_tested, is_kept; /* by that; by one of an earlier run */
	bool is_made;            /* proofs_read_kept has found its verdict */
	struct path_list specs;  /* bitcode of its specification and below */
	struct path_list code;   /* of the layer's code */
	uint32_t own;            /* of them are the layer's, the first */
	enum proof_verdict verdict;
	const char *refusal; /* why it is assumed or refused, or NULL */
	const char *file;    /* where it is refused, or NULL */
	uint32_t line;
	uint32_t bound; /* steps of loops */
	uint64_t work;  /* of the solver, in its units */
	struct proof_tries {
		uint32_t calls;      /* by code and specification alike */
		uint32_t refusals;   /* of them, that stop or change nothing */
		uint32_t unclear;    /* that cannot be run */
		uint32_t gone, ways; /* parts of its specification */
	} tries;
	uint64_t agreed, open; /* what a second solver says of it */
	struct proof_findings findings;
};

struct proofs {
	const struct plan *plan;
	unsigned limit;    /* of Z3's work for each question, or 0 */
	bool is_checked;   /* a second solver is asked, too */
	bool is_optimised; /* the code is as an optimiser leaves it */
	const char *file;  /* build/KERNEL/verify/build.ninja */
	struct proof_list LIST(struct proof) all; /* from the bottom up */
};

/* Lists the exports of all layers, or with only not NULL, of that one. */
struct proofs proofs_of(const struct plan *plan,
                        const struct plan_module *only);

/* Writes the build file, and the header that specifications see. */
void proofs_write(const struct proofs *proofs);

/*
 * Adds the files of a layer's own code; in place of those in C the relation,
 * which includes them.
 */
void proofs_code(const struct plan_module *module, struct path_list *code,
                 struct arena *arena);

/*
 * Adds the prover's options for primitives that take their arguments in
 * registers, the layer's and those below, if the layer has assembly.
 */
void proofs_in_registers(const struct plan *plan,
                         const struct plan_module *module, struct argv *words);

/* Layers whose specifications this one's code rests on. */
bool proofs_is_below(const struct plan_module *below,
                     const struct plan_module *module);

/* The flags of the compiler for its test. */
const char *proofs_test_flags(const struct proofs *proofs,
                              const struct proof *proof);

/* Reads the verdicts that ninja had made. */
void proofs_read(struct proofs *proofs);

/* Reads those that some earlier run has left, and says in is_made which. */
void proofs_read_kept(struct proofs *proofs);
