/* Who uses a primitive besides layers. */
#pragma once

#include <jansson.h>

#include "../calculus/program.h"

/*
 * Maps each primitive that the client or a test names to a list, which is the
 * caller's, with an object for each function that does: who ("client", or a
 * test's name), in (the function, if it stands in one) and at (path:line).
 */
struct map page_users(struct arena *arena, const struct program *program);
