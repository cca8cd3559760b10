#include "Grow.h"

#include "../Pages/Pages.c"
#include "import.h"

/* That the other file has one too is no second mistake. */
static int used;

unsigned
grow(void)
{
	return take();
}
