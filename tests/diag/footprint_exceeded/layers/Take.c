#include "Take.h"

#include "import.h"

unsigned
take(void)
{
	unsigned page = get_used();

	if (page > 63)
		clear();
	set_used(page + 1);
	return page;
}
