/* Tests of a layer by random calls, in C: see layerc_random.h. */
#pragma once

#include "proof.h"

/* What of a layer is tried. */
struct tries {
	struct name_list names;  /* primitives that its own code does, */
	struct name_list anew;   /* and that it specifies anew */
	struct name_list passed; /* and of layers below, that it leaves */
	struct name_list inits;  /* of it and below, the nearest first */
};

/*
 * Returns the table of a layer's primitives that can be called here: which its
 * C does, and which take and return numbers.  Functions that the layer
 * specifies anew have to be called layerc_own_NAME in its own specifications'
 * objects.
 */
const char *random_text(struct machine *machine, const struct claim *claim,
                        const struct tries *tries);
