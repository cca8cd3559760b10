#include "Checks.h"

#include "import.h"

void
exact(void)
{
	level_check();
	if (level_get(3) == 7)
		halt();
}

void
often(void)
{
	level_check();
	if (level_get(3) >= 7)
		halt();
}
