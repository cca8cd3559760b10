#include "MContainer.h"

#include "import.h"

void
container_clear(uint32_t id)
{
	for (uint32_t page; (page = page_first(id)) != PAGE_NONE;) {
		LOOP(IS_CLEARED(id), COUNT(k, 0, PAGES_MOST, IS_OF(id, k)));
		container_free(id, page);
	}
}
