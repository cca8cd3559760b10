#include "Hurry.h"

#include "import.h"

void
hurry(void)
{
	pause();
}
