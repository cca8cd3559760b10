#include "Take.h"

#include "import.h"

unsigned
take(void)
{
	unsigned page = get_used();

	set_used(page + 1);
	return page;
}

/* A call of its own is no call to the underlay. */
static unsigned
first(void)
{
	return 1;
}

void
take_init(void)
{
	unsigned page = first();

	set_used(page);
	pages_init();
}
