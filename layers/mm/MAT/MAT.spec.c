#include "MAT.state.h"

/* What may be given away is none of the image, nor below it. */
bool
invariant_MAT(void)
{
	return ALL(page, 0, NPS,
	           !AT[page].norm || page * PAGE_SIZE >= IMAGE_END);
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
