/*
 * FUN, VAR, HCOMP and the context rule on the code: every place where a
 * module names something that is not its own is held against the composition.
 */
#pragma once

#include "program.h"

/* Reports the uses in one unit that nothing justifies. */
void edges_check_unit(struct program *program, const struct module *module,
                      const struct unit *unit);

/* What a use does, as in "calls". */
const char *edges_verb(const struct use *use);
