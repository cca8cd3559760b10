/*
 * Reading the C of a plan: by workers, through libclang, as facts.
 */
#pragma once

#include "../source/creader.h"
#include "plan.h"

/* How the files of a module are parsed: as the build compiles them. */
struct coptions reading_options(const struct plan *plan,
                                const struct plan_module *module);

/* Reads the header of every layer that has one. */
void reading_headers(struct plan *plan);

/*
 * Reads the C files of the layers and clients of a plan, or with only not NULL
 * of that module, for reading_unit.
 */
void reading_units(struct plan *plan, const struct plan_module *only);

/* Returns what reading_units found in a file of the plan; never NULL. */
const struct cunit *reading_unit(const struct plan *plan,
                                 const struct plan_file *file);
