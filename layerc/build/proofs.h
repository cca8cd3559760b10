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

/* What does not hold, or is not known to. */
struct proof_finding {
	const char *file; /* or NULL */
	uint32_t line;
	const char *text;  /* what the code does: "divides by zero" */
	const char *state; /* lines of a state in which it is not so, or "" */
	bool fails;        /* else it is not known */
};

struct proof_findings LIST(struct proof_finding);

/* An export of a layer. */
struct proof {
	const struct plan_module *module;
	const struct export *export;
	const char *path; /* of the verdict; NULL: nothing is to be proved */
	enum proof_verdict verdict;
	const char *refusal; /* why it is assumed or refused, or NULL */
	const char *file;    /* where it is refused, or NULL */
	uint32_t line;
	uint32_t bound; /* steps of loops */
	uint64_t work;  /* of the solver, in its units */
	struct proof_findings findings;
};

struct proofs {
	const struct plan *plan;
	unsigned limit;   /* of Z3's work for each question, or 0 */
	const char *file; /* build/KERNEL/verify/build.ninja */
	struct proof_list LIST(struct proof) all; /* from the bottom up */
};

/* Lists the exports of all layers, or with only not NULL, of that one. */
struct proofs proofs_of(const struct plan *plan,
                        const struct plan_module *only);

/* Writes the build file, and the header that specifications see. */
void proofs_write(const struct proofs *proofs);

/* Reads the verdicts that ninja had made. */
void proofs_read(struct proofs *proofs);
