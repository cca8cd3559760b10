/*
 * Reading the code that a plan lists, and holding it against the composition.
 */
#pragma once

#include "../calculus/program.h"
#include "plan.h"

/*
 * Makes the text of every import.h: for each layer that something is imported
 * from, the types, constants and macros of its header, and the prototypes of
 * exactly the imported functions.  Reports exports without a prototype and
 * prototypes without an export.
 */
void check_headers(struct plan *plan);

/*
 * Reads the C units of the plan through libclang, and the objects of its
 * assembly (which the caller has made), and checks every rule that they can
 * show.  With only not NULL, only that module is examined.  Returns the
 * program, with the facts of what was read.
 */
struct program *check_sources(struct plan *plan,
                              const struct plan_module *only);

/*
 * Reads the objects that were compiled from C, and checks every use in them
 * that the source does not show.
 */
void check_objects(struct plan *plan, struct program *program);

/* Writes every import.h where the compiler looks for it. */
void check_write_headers(const struct plan *plan);
