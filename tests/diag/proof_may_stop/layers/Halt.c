#include "Halt.h"

#include "import.h"

void
halt(void)
{
	for (;;)
		;
}
