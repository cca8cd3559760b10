/* import.h: what a module is allowed to see of the layers below. */
#pragma once

#include "../source/creader.h"
#include "plan.h"

/*
 * Whether the header of a module includes import.h: it uses types of the layers
 * that its module imports something from.
 */
bool imports_in_header(const struct plan *plan,
                       const struct plan_module *module);

/*
 * Returns the text of import.h with which such a header is read: the types of
 * the headers below it, which were read before, and nothing else of them.
 */
const char *imports_of_header(struct plan *plan,
                              const struct plan_module *module);

/* Whether the body of a function in a header names something. */
bool imports_names(const struct header_item *inlined, const char *name);

/* Sets import_text of every module, from the headers that were read. */
void imports_make(struct plan *plan);
