/*
 * What the page of a kernel shows, as JSON.
 *
 *     kernel, machine, entry
 *     layers      from the bottom up: name, level, folder, path, about,
 *                 pattern, state, imports ([name, index of a layer]), hides,
 *                 invariant (C), specified (whether it has a specification)
 *     primitives  name, layer (index), flags, at (path:line), reads, writes,
 *                 declaration, contract, spec, code (texts), restates, hidden
 *                 (indices; hidden: the layer that hides it), calls,
 *                 callbacks (indices of primitives), verdict, why, outdated,
 *                 internal (no interface has it: it only calls, or is called)
 *     problems    as `--format json` has them, and layer (index)
 *
 * A member is missing where there is nothing to say.
 */
#pragma once

#include <jansson.h>

#include "../build/plan.h"
#include "../calculus/program.h"

/* Returns an object that is the caller's. */
json_t *page_data(const struct plan *plan, const struct program *program);
