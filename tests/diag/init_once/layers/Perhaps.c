#include "Perhaps.h"

#include "import.h"

static volatile unsigned ready;

void
perhaps_init(void)
{
	if (ready)
		return;
	loop_init();
}
