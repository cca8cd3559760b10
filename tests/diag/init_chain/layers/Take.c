#include "Take.h"

#include "import.h"

unsigned
take(void)
{
	pages_init();
	return 1;
}
