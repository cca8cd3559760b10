/* Where processes sleep, and end, is what the variables and the code say. */
#include "PRing0.c"

#include "PRing0.state.h"

_Static_assert((int)RING0_COUNT == (int)NUM_IDS, "a channel for each id");

void
abstract_PRing0(void)
{
	RING0.end = (uint32_t)ring0_exit;
	UPDATE(pid, 0, NUM_IDS, RING0.channels[pid] = ring0_channels[pid]);
}
