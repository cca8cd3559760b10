/* Layers of another kernel that this one has not. */
#pragma once

#include <jansson.h>

#include "../calculus/compose.h"

/*
 * Returns a list, which is the caller's, of what only the other kernel has,
 * from the bottom up: name, level, about, exports and hides (names), over (the
 * name of the highest layer below it that both have; missing at the bottom).
 */
json_t *page_gone(struct arena *arena, const struct composition *own,
                  const struct composition *other);
