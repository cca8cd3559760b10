#include "Take.h"

#include "import.h"

void set_used(unsigned count);

/* Its own name may be declared as often as one likes. */
unsigned take(void);

unsigned
take(void)
{
	unsigned page = get_used();

	set_used(page + 1);
	return page;
}
