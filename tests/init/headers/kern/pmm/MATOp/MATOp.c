#include <lib/debug.h>

#include "import.h"

extern unsigned int at_allocated[];
extern unsigned int container_usage;
void at_clear(unsigned int page);

unsigned int
palloc(void)
{
	for (unsigned int page = 0; page < get_nps(); page++)
		if (at_is_norm(page) && !at_allocated[page])
			return page;
	debug_print("no page\n");
	return container_usage;
}

void
pfree(unsigned int page)
{
	at_clear(page);
}
