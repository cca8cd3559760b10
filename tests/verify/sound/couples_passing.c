/* A relation with what others than the layer write, who do not keep it. */
// prove: --layer Pair --introduces BOTH --passes THEIRS
#include "layerc_spec.h"

uint32_t THEIRS, BOTH;
static uint32_t mine;

bool
couples_Pair(void)
{
	return BOTH == mine + THEIRS;
}

void
spec_add(void)
{
	BOTH++;
}

void
add(void)
{
	// refused elsewhere: which others than the layer write
	mine++;
}
