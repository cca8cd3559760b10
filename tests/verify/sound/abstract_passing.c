/* A component that is made of what others than the layer write. */
// prove: --layer Pair --introduces BOTH --passes THEIRS
#include "layerc_spec.h"

uint32_t THEIRS, BOTH;
static uint32_t mine;

void
abstract_Pair(void)
{
	BOTH = mine + THEIRS;
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
