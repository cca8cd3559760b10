/*
 * The shape of a module: the two patterns of the paper (section 4) and the
 * chain of initialisation.
 */
#pragma once

#include "program.h"

/* Checks the pattern that a layer claims, or that it should claim one. */
void shape_check_pattern(struct program *program, const struct module *module);

/*
 * Checks that an init primitive calls the nearest one of its underlay exactly
 * once and before anything else, and that no other function does.
 */
void shape_check_init(struct program *program, const struct module *module);
