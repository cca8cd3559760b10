/* What init says of what it has found. */
#pragma once

#include "../report/baseline.h"
#include "survey.h"

/*
 * Prints where the recipes came from, why parts are layers, their order, the
 * cycles, the edges upwards, and what was left out.
 */
void explanation_print(const struct survey *survey, const char *origin,
                       const struct baseline *baseline);

/* Prints what was left out, and why. */
void explanation_left_out(const struct survey *survey);

/* Prints to standard error what was reported and no baseline can hold. */
void explanation_errors(const struct diag *diag);
