#include "Grow.h"

#include "../Pages/Pages.c"
#include "import.h"

unsigned
grow(void)
{
	return take();
}
