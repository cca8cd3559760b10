/*
 * FUN, below the names: what the instructions of a module do that no symbol
 * shows.  The right to some classes of them is declared; control goes to a
 * primitive by its name; what cannot be decoded cannot be judged.
 */
#pragma once

#include "program.h"

/* Reports what a unit of the module does without the right to. */
void instructions_check_unit(struct program *program,
                             const struct module *module,
                             const struct unit *unit);

/*
 * Reports classes that the module declares and does not use.  Only objects
 * show the float instructions of C: they count once those were added.
 */
void instructions_check_unused(struct program *program,
                               const struct module *module, bool with_objects);
