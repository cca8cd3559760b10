#include "Loader.h"

#include "import.h"

void
load(void)
{
	timer_set(0, 0);
}
