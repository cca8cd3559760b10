#include "PIPCIntro.h"

#include "import.h"

struct chan {
	bool info;
	uint32_t content;
};

static struct chan chan_pool[NUM_IDS];

bool
get_chan_info(uint32_t ch)
{
	ASSERT(ch < NUM_IDS);
	return chan_pool[ch].info;
}

uint32_t
get_chan_content(uint32_t ch)
{
	ASSERT(ch < NUM_IDS);
	return chan_pool[ch].content;
}

void
set_chan_info(uint32_t ch, bool info)
{
	ASSERT(ch < NUM_IDS);
	chan_pool[ch].info = info;
}

void
set_chan_content(uint32_t ch, uint32_t content)
{
	ASSERT(ch < NUM_IDS);
	chan_pool[ch].content = content;
}

void
init_chan(uint32_t ch, bool info, uint32_t content)
{
	ASSERT(ch < NUM_IDS);
	chan_pool[ch].info = info;
	chan_pool[ch].content = content;
}
