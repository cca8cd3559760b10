/* What stands for a primitive that a layer hides. */
#pragma once

#include "program.h"
#include "visible.h"

/*
 * Adds a note to the report of a use of a hidden primitive: which primitive of
 * the layer that hides it uses it, and may be meant.  If it is the only one and
 * is called in the same way, it is offered as a fix.
 */
void wrapper_note(struct program *program, const struct module *module,
                  const struct use *use, const struct justification *j);
