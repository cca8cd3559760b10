/*
 * VAR and FUN on definitions: what a module defines is what its manifest
 * says that it owns and exports, no more and no less.
 */
#pragma once

#include "program.h"

/* Reports what the units of one module define too much or too little. */
void definitions_check(struct program *program, const struct module *module);
