#include "Take.h"

#include "import.h"

static unsigned last;

unsigned
take(void)
{
	last = get_used();
	return last;
}
