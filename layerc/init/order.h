/*
 * The order of modules with the fewest edges upwards: a minimum feedback arc
 * set.  Pure.
 */
#pragma once

#include <stdbool.h>

#include "../base/list.h"

/* That one module uses another. */
struct order_edge {
	uint32_t from, to;
	uint32_t weight; /* what it costs when the edge leads upwards */
};

/* A cycle of so many nodes is ordered exactly. */
enum { ORDER_EXACT_MOST = 16 };

struct order_edges LIST(struct order_edge);

struct order {
	uint32_t count;
	uint32_t *nodes; /* from the bottom up */
	uint32_t
		*cycle; /* of a node: the cycle that it is in: its first node */
	uint32_t *level; /* of a node: one above what is below it and used, from
	                    0 */
	uint32_t largest; /* of the cycles: how many nodes it has */
};

/*
 * Orders the nodes 0 .. count - 1.  What is on no cycle gets no edge upwards;
 * a cycle of at most 16 nodes is ordered exactly, a larger one well.  Among
 * equals what comes first stays first, so that the same graph gives the same
 * order.  An edge leads upwards when the level of what it uses is not below.
 */
struct order order_find(struct arena *arena, uint32_t count,
                        const struct order_edges *edges);
