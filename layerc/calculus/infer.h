/*
 * What the code of a module does to the abstract state: for every function,
 * the components that it reads and writes, through its calls and through the
 * abstraction of its layer.
 */
#pragma once

#include "program.h"

/*
 * Infers the footprint of every primitive that the module exports and reports
 * the declarations that claim less, or claim what the code cannot do.
 */
void infer_check(struct program *program, const struct module *module);

/* Reports what specifications of the module do beyond the export lines. */
void infer_check_specified(struct program *program,
                           const struct module *module);

/* As infer_check, for primitives that a layer restates. */
void infer_check_restated(struct program *program,
                          const struct placement *placement);
