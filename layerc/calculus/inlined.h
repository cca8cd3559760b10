/*
 * Functions that the header of a layer defines.  They belong to their layer:
 * its rules hold for their bodies, which are examined with the files of the
 * layer that include the header.  Compilers put the code into whoever calls
 * them, so that the objects of callers do what these bodies do.
 */
#pragma once

#include "program.h"

/* Whether a definition of a layer's C stands in the header of the layer. */
bool inlined_is_in_header(const struct module *module,
                          const struct definition *definition);

/* Finds, for each module, what the bodies do that it takes over. */
void inlined_find(struct program *program);

/*
 * Whether an object of a module may use a symbol because the body of such a
 * function does, which the module uses.
 */
bool inlined_uses(const struct module *module, const struct unit *unit,
                  const char *symbol);

/*
 * Whether a symbol is such a function of a layer below that it does not export,
 * and that only computes: it comes along with the header, as types do.
 */
bool inlined_comes_along(const struct program *program,
                         const struct module *module, const char *symbol);
