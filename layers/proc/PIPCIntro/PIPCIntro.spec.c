#include "PIPCIntro.state.h"

struct chan_state CHAN[CHAN_COUNT];

bool
spec_get_chan_info(uint32_t ch)
{
	REQUIRE(ch < NUM_IDS);
	return CHAN[ch].info;
}

uint32_t
spec_get_chan_content(uint32_t ch)
{
	REQUIRE(ch < NUM_IDS);
	return CHAN[ch].content;
}

void
spec_set_chan_info(uint32_t ch, bool info)
{
	REQUIRE(ch < NUM_IDS);
	CHAN[ch].info = info;
}

void
spec_set_chan_content(uint32_t ch, uint32_t content)
{
	REQUIRE(ch < NUM_IDS);
	CHAN[ch].content = content;
}

void
spec_init_chan(uint32_t ch, bool info, uint32_t content)
{
	REQUIRE(ch < NUM_IDS);
	CHAN[ch].info = info;
	CHAN[ch].content = content;
}
