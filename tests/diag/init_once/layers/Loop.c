#include "Loop.h"

#include "import.h"

void
loop_init(void)
{
	for (unsigned i = 0; i < 2; i++)
		start_init();
}
