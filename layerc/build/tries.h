/*
 * Random calls: what a primitive's code does, over the specifications below,
 * beside what its specification does.  They show nothing for all states, but
 * also what is not proved can be tried.
 */
#pragma once

#include "../base/map.h"
#include "proofs.h"

/*
 * Makes the programs that try each layer, and has them make so many calls each,
 * others by each seed; what comes of them is kept beside the proofs.  What does
 * what its specification does not say has failed.  Returns false if compilers
 * or ninja failed, who have said why.
 */
bool tries_make(struct proofs *proofs, struct build *build, unsigned calls,
                unsigned seed);

/*
 * The same for layers of which a proof has come to nothing, unless they have
 * been tried as they are.
 */
bool tries_make_of_unknown(struct proofs *proofs, struct build *build);

/* Makes targets of libFuzzer, build/KERNEL/verify/LAYER/fuzz, that do so. */
bool tries_make_fuzzers(const struct proofs *proofs, struct build *build);

/*
 * Reads what has come of them, as far as nothing that it depends on has
 * changed: what was assumed is tested if it was called, and all ways through
 * its specification were gone.
 */
void tries_read(struct proofs *proofs);

/* Whether what has come of a layer's tries is of what is there now. */
bool tries_is_made(const struct proofs *proofs, const struct proof *proof,
                   struct map *sums);

/* Where what has come of a layer's tries is: build/KERNEL/verify/LAYER/tested.
 */
const char *tries_path(const struct proofs *proofs, const struct proof *proof);

/* What tells whether that is of what is there now; sums are kept for the next.
 */
const char *tries_key(const struct proofs *proofs, const struct proof *proof,
                      struct map *sums);

/* The proofs of a module: from proof on, up to and without what is returned. */
const struct proof *tries_end(const struct proofs *proofs,
                              const struct proof *proof);

/*
 * Adds the words that tell the prover of a module's table: what is called, and
 * what it begins with; and what of its specifications is to be renamed.
 * Returns whether there is anything to be called.
 */
bool tries_words(const struct proofs *proofs, const struct proof *proof,
                 bool has_code, struct argv *words, struct argv *renames);
