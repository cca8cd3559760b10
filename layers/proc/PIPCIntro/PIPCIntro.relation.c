/* What is in a channel is what the pool says of it. */
#include "PIPCIntro.c"

#include "PIPCIntro.state.h"

_Static_assert((int)CHAN_COUNT == (int)NUM_IDS, "a channel for each id");

void
abstract_PIPCIntro(void)
{
	UPDATE(ch, 0, NUM_IDS, {
		CHAN[ch].info = chan_pool[ch].info;
		CHAN[ch].content = chan_pool[ch].content;
	});
}
