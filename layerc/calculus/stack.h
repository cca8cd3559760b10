/* From the lines of manifests to placements in a stack. */
#pragma once

#include "compose.h"

/* Places the layers of a kernel's stack line. */
void stack_of_kernel(struct composition *composition,
                     const struct kernel *kernel);

/*
 * Places a layer on its home underlays; reports a circle of them and returns
 * false, with nothing placed.
 */
bool stack_of_layer(struct composition *composition, const struct layer *layer);
