#include "Pages.h"

static unsigned used;

/* Constants are no state; a static function is the module's own. */
static const unsigned least = 1;

static unsigned
more(unsigned count)
{
	return count + least;
}

unsigned
more_or_none(unsigned count);

unsigned
more_or_none(unsigned count)
{
	return count == 0 ? 0 : more(count);
}

unsigned
get_used(void)
{
	return used;
}

void
set_used(unsigned count)
{
	used = more_or_none(count);
}
