#include "MAT.h"

#include "import.h"

uint32_t
palloc(void)
{
	uint32_t page_count = get_nps();
	uint32_t page = at_get_next();

	for (uint32_t i = 0; i < page_count; i++, page++) {
		if (page >= page_count)
			page = 0;
		if (!is_norm(page) || at_get(page))
			continue;
		at_set(page, true);
		at_set_next(page + 1);
		return page;
	}
	return PAGE_NONE;
}

void
pfree(uint32_t page)
{
	ASSERT(is_norm(page) && at_get(page));
	at_set(page, false);
}
