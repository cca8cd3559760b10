/* What a run has examined, and what it has not: no silence without a reason. */
#pragma once

#include "../build/plan.h"
#include "../calculus/program.h"
#include "command.h"

/*
 * Says how much of a target was examined, and what was not and why, with
 * --summary or -v; with --assert-checked it reports what was not.  Call it when
 * all facts that the command reads are there.
 */
void summary_make(const struct plan *plan, const struct program *program,
                  const struct options *options);
