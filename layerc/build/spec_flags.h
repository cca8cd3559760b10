/* How specifications and relations are compiled: for proofs, and to check them.
 */
#pragma once

#include "../source/creader.h"
#include "plan.h"

/* build/KERNEL/verify */
const char *spec_folder(const struct plan *plan);

/* Whether a layer says what its primitives do. */
bool spec_has(const struct plan_module *module);

/*
 * Adds to the flags of a module's code those that its specifications need, or
 * with is_spec false its relation: the components of all layers below, and
 * layerc_spec.h.
 */
void spec_add_flags(const struct plan *plan, const struct plan_module *module,
                    bool is_spec, struct argv *flags);

/* How a file of them is parsed, with the headers that no disk holds yet. */
struct coptions spec_options(const struct plan *plan,
                             const struct plan_module *module, bool is_spec);
