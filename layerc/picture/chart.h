/*
 * Pictures for graphviz: each function appends the text of a graph.  A layer
 * is drawn above those that it stands on.
 */
#pragma once

#include "../base/text.h"
#include "../calculus/calls.h"

/* What all of them look like. */
extern const char chart_head[];

/*
 * The stack: a box for each layer with its level and what it exports, restates
 * and hides, or how many names if that are many; on top of neighbours the
 * folder that their manifests stand in.  A dashed line is between those of one
 * level.
 */
void chart_layers(struct text *text, const struct composition *composition);

/*
 * Two stacks in one: what only the first has at a place is on the left, red and
 * struck out, what only the second has on the right, green and bold.
 */
void chart_difference(struct text *text, const struct composition *first,
                      const struct composition *second);

/*
 * Functions and what they reach, in rows: those of a layer below those of the
 * layers above it, a callee below its caller.  What is called through a pointer
 * that does not lead down is dashed.
 */
void chart_calls(struct text *text, const struct calls *calls,
                 const struct call_nodes *roots);

/*
 * The folder that groups a layer: "mm" for layers/mm/MAT/MAT.layer; "" for one
 * that stands in no folder below layers/.
 */
const char *chart_folder(struct arena *arena, const struct layer *layer);
