/* Loops that end because of what is said of all entries: see goes_on. */
// prove: --unroll 8
#include "layerc_spec.h"

enum { NODES = 64 };

static uint32_t above[NODES];

void
climbs_a_tree(uint32_t node)
{
	layerc_assume(node < NODES &&
	              ALL(k, 1, NODES, above[k] == (k - 1) / 3));
	while (node != 0)
		node = above[node];
}

/* It ends, too, but after more steps than are looked at. */
void
climbs_a_list(uint32_t node)
{
	layerc_assume(node < NODES && ALL(k, 1, NODES, above[k] == k - 1));
	while (node != 0) // bounded: 8
		node = above[node];
}
