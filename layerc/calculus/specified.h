/*
 * Specifications, as far as no proof is needed: what has to be specified is,
 * and speaks of the layer's interface, which the relation leads to from all
 * that the layer owns ("Deep Specifications and Certified Abstraction Layers",
 * POPL 2015, section 3: L1 |-R M : L2).
 */
#pragma once

#include "program.h"

/* Reports what of the specifications of a module is not so. */
void specified_check(struct program *program, const struct module *module);

/*
 * Returns the name of the primitive that a function specifies, "palloc" for
 * "spec_palloc"; NULL for another function.
 */
const char *specified_primitive(struct names *names, const char *function);

/* Returns the name of the function that specifies a primitive. */
const char *specified_name(struct session *session, const char *primitive);

/*
 * Returns the primitive that a specification of a layer means: the layer's own,
 * or the nearest below, hidden or not; NULL if there is none.
 */
const struct primitive *specified_below(const struct composition *composition,
                                        const struct placement *placement,
                                        const char *name);

/*
 * Returns a primitive that passes through a layer to its overlay and changes a
 * component, and of which the layer does not say anew what it does, so that
 * nobody proves that it keeps what the layer says of the component; or NULL.
 */
const struct primitive *specified_passing(const struct composition *composition,
                                          const struct placement *here,
                                          const struct component *component);

/*
 * Whether a layer's overlay has a component no more: a relation has made
 * another of it.
 */
bool specified_is_gone(const struct component *component,
                       const struct placement *placement);
