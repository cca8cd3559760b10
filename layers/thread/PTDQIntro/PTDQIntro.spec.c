#include "PTDQIntro.state.h"

struct tdq_state TDQ[TDQ_COUNT];

bool
invariant_PTDQIntro(void)
{
	return ALL(ch, 0, NUM_QUEUES,
	           TDQ[ch].head <= NUM_IDS && TDQ[ch].tail <= NUM_IDS);
}

uint32_t
spec_tdq_get_head(uint32_t ch)
{
	REQUIRE(ch < NUM_QUEUES);
	return TDQ[ch].head;
}

uint32_t
spec_tdq_get_tail(uint32_t ch)
{
	REQUIRE(ch < NUM_QUEUES);
	return TDQ[ch].tail;
}

void
spec_tdq_set_head(uint32_t ch, uint32_t pid)
{
	REQUIRE(ch < NUM_QUEUES && pid <= NUM_IDS);
	TDQ[ch].head = pid;
}

void
spec_tdq_set_tail(uint32_t ch, uint32_t pid)
{
	REQUIRE(ch < NUM_QUEUES && pid <= NUM_IDS);
	TDQ[ch].tail = pid;
}

void
spec_tdq_init(uint32_t ch)
{
	REQUIRE(ch < NUM_QUEUES);
	TDQ[ch].head = NUM_IDS;
	TDQ[ch].tail = NUM_IDS;
}
