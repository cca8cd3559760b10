#include "VNPTInit.state.h"

void
spec_npt_begin(uint32_t id)
{
	REQUIRE(id < NUM_IDS);
	UPDATE(i, 0, NPT_TABLES, NPT.of[id].tables[i] = GUEST_TABLE(id, i));
}

void
spec_npt_check(uint32_t id)
{
	REQUIRE(id < NUM_IDS);
	if (!IS_SHARED(id, NPT_TABLES * NPT_SPAN))
		STOP();
}
