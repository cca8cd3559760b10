/* layerc show --calls and --init: who calls whom, as a tree. */
#pragma once

#include "../build/plan.h"
#include "command.h"

/*
 * Prints what options->calls, NAME[@LAYER], reaches; or without it the chain
 * of inits from the top of the stack down.  Returns an exit status: of a word
 * that names no function, which is said; or when assembly could not be made.
 */
int tree_show(struct plan *plan, const struct options *options);
