/* Who owns a page is told by the list that it is in. */
#include "MAbOwner.state.h"
#include "MOwner.state.h"

static uint64_t
owners_of(uint32_t list)
{
	if (list == LIST_NONE)
		return 0;
	return list < LIST_OF_TWO ? ONLY(list - LIST_OF_ONE)
	                          : ONLY(LOW_OF(list)) | ONLY(HIGH_OF(list));
}

void
abstract_MAbOwner(void)
{
	UPDATE(page, 0, PAGES_MOST,
	       { OWNER[page] = owners_of(LISTED.page[page].list); });
}
