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
static unsigned port_in(unsigned p){return p+1;}
unsigned page_y(void);
unsigned page_y(void){return port_in(2);}
