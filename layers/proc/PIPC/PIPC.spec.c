#include "PCID.state.h"
#include "PIPCIntro.state.h"

bool
spec_is_chan_ready(void)
{
	return CHAN[CID].info;
}
