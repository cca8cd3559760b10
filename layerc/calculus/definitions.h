/*
 * VAR and FUN on definitions: what a module defines is what its manifest
 * says that it owns and exports, no more and no less.
 */
#pragma once

#include "program.h"

/* Reports what the units of one module define too much or too little. */
void definitions_check(struct program *program, const struct module *module);

/*
 * Reports what the object of a file makes visible to the linker and neither
 * the manifest nor, as far as that tells, the file's text does.
 */
void definitions_check_object(struct program *program,
                              const struct module *module,
                              const struct unit *unit);
