/*
 * What the sections of an object ask of the image: parts that the linker
 * script has no place for, functions that are to run before any layer calls
 * them, and symbols that only a loader could resolve.
 */
#pragma once

#include "../source/object.h"
#include "plan.h"

/* Reports them, for an object of a file of a module. */
void sections_check(const struct plan *plan, const struct plan_module *module,
                    const struct plan_file *file, const struct object *object);
