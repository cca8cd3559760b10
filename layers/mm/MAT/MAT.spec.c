#include "MAT.state.h"

bool
invariant_MAT(void)
{
	return NPS == 0 || !AT[PAGE_NONE].norm;
}

uint32_t
spec_palloc(void)
{
	uint32_t page = FIRST_FREE(AT_NEXT, NPS);

	if (page >= NPS)
		page = FIRST_FREE(0, NPS);
	if (page >= NPS)
		return PAGE_NONE;
	AT[page].allocated = true;
	AT_NEXT = page + 1;
	return page;
}

void
spec_pfree(uint32_t page)
{
	REQUIRE(page < NPS && AT[page].norm && AT[page].allocated);
	AT[page].allocated = false;
}
