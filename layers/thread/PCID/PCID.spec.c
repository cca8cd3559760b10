#include "PCID.state.h"

uint32_t CID;

bool
invariant_PCID(void)
{
	return CID < NUM_IDS;
}

uint32_t
spec_get_curid(void)
{
	return CID;
}

void
spec_set_curid(uint32_t pid)
{
	REQUIRE(pid < NUM_IDS);
	CID = pid;
}
