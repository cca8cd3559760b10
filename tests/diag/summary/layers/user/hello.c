#include "wait.h"

#include "import.h"

void _start(void);

void
_start(void)
{
	wait(PAGE_COUNT);
	for (;;)
		;
}
