/* Where a graph of calls begins: a function that is named, or the inits. */
#pragma once

#include "../build/plan.h"
#include "../calculus/calls.h"
#include "command.h"

/*
 * Reads the code of the plan and adds to calls what options->calls,
 * NAME[@LAYER], reaches; or without it the chain of inits.  The first nodes go
 * into roots, which stays empty where no layer has an init.  Returns an exit
 * status: of a word that names no function, which is said; or when assembly
 * could not be made.
 */
int roots_find(struct plan *plan, const struct options *options,
               struct calls *calls, struct call_nodes *roots);
