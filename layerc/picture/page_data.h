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
 *                 callbacks (indices of primitives), users (page_users.h),
 *                 verdict, why, outdated, findings (page_proof.h),
 *                 internal (no interface has it: it only calls, or is called)
 *     problems    as `--format json` has them, and layer (index)
 *     difference  from another kernel, as `show --diff --format json` has it
 *     gone        layers that only the other one has (page_gone.h)
 *
 * A member is missing where there is nothing to say.
 */
#pragma once

#include <jansson.h>

#include "../build/plan.h"
#include "../calculus/program.h"

/* Another kernel, which the one of the page is compared with. */
struct page_difference {
	const struct composition *other;
	json_t *facts; /* the other one is the first in them */
};

/* Returns an object that is the caller's; difference may be NULL. */
json_t *page_data(const struct plan *plan, const struct program *program,
                  const struct page_difference *difference);
