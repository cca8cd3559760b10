/*
 * What an optimiser made of all modules at once, held against the modules.
 *
 * Inlining puts the code of one function into another, of any layer, and the
 * place where a reference stands no longer tells whose it is.  Each reference
 * must be one that the checked modules make, in one of three ways:
 *
 *   - from its function a chain of checked references leads to the symbol, each
 *     step of it from a function or variable of C code to the next, or to what
 *     a pointer that it calls through may hold;
 *   - the symbol's address gets to the function, or to a variable that such a
 *     chain leads to, so that it may be there as a constant;
 *   - the place has no name, and somewhere the symbol's address is taken;
 *   - the compiler calls a helper.
 */
#pragma once

#include "program.h"

/*
 * Reports every use of a merged object that the program's other units do not
 * justify.  Each function and variable of the object has a section of its own.
 */
void merged_check(const struct program *program, const struct unit *merged);
