#include "Owner.h"

#include "import.h"

unsigned
page_take(unsigned owner)
{
	unsigned page = 1;

	while (page < PAGE_COUNT && page_owner(page) != 0)
		page++;
	if (page == PAGE_COUNT)
		return 0;
	page_give(page, owner);
	return page;
}
