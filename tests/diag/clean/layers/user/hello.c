#include "import.h"

void _start(void);

void
_start(void)
{
	for (volatile unsigned pages = PAGE_COUNT; pages > 0;)
		pages = pages - 1;
	for (;;)
		;
}
