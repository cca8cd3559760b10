/*
 * The repairs that reports suggest, made.
 */
#pragma once

#include "diag.h"

/*
 * Changes the files as the reports with a fix say, or with dry_run only prints
 * what it would do, a line a fix.  Of two that overlap the first is taken: the
 * other may show again in a later run.  Returns how many there are.
 */
unsigned fix_apply(const struct diag *diag, bool dry_run, FILE *out);
