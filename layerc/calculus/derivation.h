/* The derivation of a program as a tree, printed. */
#pragma once

#include <stdio.h>

#include "program.h"

/*
 * Prints one node a line: VCOMP and HCOMP for the stack, EMPTY for what a
 * layer passes, VAR and FUN for what its module defines, and below each
 * function the edges that leave its module with the rule that allows them.
 * Returns the number of edges printed.
 */
uint32_t derivation_print(const struct program *program, FILE *out);

/* The rule that justifies a use of symbol in module, or "NONE". */
const char *derivation_rule(const struct module *module,
                            const struct justification *j, const char *symbol);
