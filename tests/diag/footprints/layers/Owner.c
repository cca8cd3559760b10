#include "Owner.h"

#include "import.h"

unsigned
owner_of(unsigned page)
{
	return get_page(page);
}

void
page_give(unsigned page, unsigned owner)
{
	if (get_page(page) == 0)
		set_page(page, owner);
}

unsigned
page_spare(void)
{
	return owner_of(get_spare());
}
