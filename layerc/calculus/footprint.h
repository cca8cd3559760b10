/*
 * Abstract state: who introduces and who ends each component, and what the
 * declared footprints of primitives touch (paper, section 2, Fig. 3).
 */
#pragma once

#include "compose.h"

/* Introduces the components of a layer and ends those that they abstract. */
void footprint_add_states(struct composition *composition,
                          struct placement *placement);

/* Resolves the clauses of an export against the overlay of its layer. */
void footprint_resolve(struct composition *composition,
                       struct placement *placement,
                       struct primitive *primitive);

/*
 * Checks that nothing which the group of the placements [begin, end) passes
 * touches a component that the group ends, and that the sides of a sum have
 * the same view of the state.
 */
void footprint_check_conflicts(struct composition *composition, uint32_t begin,
                               uint32_t end);

/* Whether the list holds the component. */
bool components_have(const struct components *list,
                     const struct component *component);

/* Adds the component if the list does not hold it yet. */
void components_add(struct arena *arena, struct components *list,
                    const struct component *component);
