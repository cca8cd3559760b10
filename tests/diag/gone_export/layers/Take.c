#include "Take.h"

#include "import.h"

unsigned
take(void)
{
	unsigned page = get_used();

	set_used(page + 1);
	return page;
}
