#include "Pages.h"

static unsigned used;

unsigned
get_used(void)
{
	return used;
}

void
set_used(unsigned count)
{
	used = count;
}

/* Its words tell all that it names. */
#ifdef DEBUG
static unsigned most;
#endif

#ifdef DEBUG
__asm__("cli");
#endif
