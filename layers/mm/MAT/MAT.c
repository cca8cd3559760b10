#include "MAT.h"

#include "import.h"

/* Returns the first free page of those in [first, end), or end. */
static uint32_t
find_free(uint32_t first, uint32_t end)
{
	uint32_t page = first;

	for (; page < end; page++) {
		LOOP(first <= page &&
		             (page <= FIRST_FREE(first, end) || first >= end),
		     end - page);
		if (is_norm(page) && !at_get(page))
			return page;
	}
	return end;
}

uint32_t
palloc(void)
{
	uint32_t page_count = get_nps();
	uint32_t page = find_free(at_get_next(), page_count);

	if (page == page_count)
		page = find_free(0, page_count);
	if (page == page_count)
		return PAGE_NONE;
	at_set(page, true);
	at_set_next(page + 1);
	return page;
}

void
pfree(uint32_t page)
{
	ASSERT(is_norm(page) && at_get(page));
	at_set(page, false);
}
