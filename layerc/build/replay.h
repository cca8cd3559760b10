/*
 * Counterexamples, run: of each primitive that the prover refuted there is a
 * test in C, which is compiled with the specifications and run here.  What it
 * shows is a fact; a state that it shows to be none leaves the question open.
 */
#pragma once

#include "proofs.h"

/*
 * Builds and runs the tests of what failed, and corrects the verdicts: a
 * finding whose state is none, or in which nothing differs that would be seen,
 * is not known.  What a processor cannot show stays as the prover says.
 *
 * In the folder kept, if not NULL, are tests LAYER.PRIMITIVE.test.c of what was
 * refuted before, which are run again; those of what is refuted now are added.
 */
void replay_all(struct proofs *proofs, struct build *build, const char *kept);

/*
 * The same of verdicts that an earlier run has left, with the tests that it has
 * built: nothing is made, and what has none stays as it is.
 */
void replay_again(struct proofs *proofs);
