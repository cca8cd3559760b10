/* How specifications and relations are compiled: for proofs, and to check them,
 * and to run them. */
#pragma once

#include "../source/creader.h"
#include "plan.h"

/*
 * What objcopy does to the object of a specification of a layer below: what may
 * stop in it is none of the primitive's own; and of any: it does not divide by
 * what the code does that it is compared with (layerc_words.c).
 */
#define SPEC_STOPS_BELOW "--redefine-sym layerc_may_stop=layerc_may_stop_below"
#define SPEC_DIVIDES \
	"--redefine-sym __udivdi3=layerc_udivdi3 " \
	"--redefine-sym __umoddi3=layerc_umoddi3 " \
	"--redefine-sym __divdi3=layerc_divdi3 " \
	"--redefine-sym __moddi3=layerc_moddi3"

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
