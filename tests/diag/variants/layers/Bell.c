#include "Bell.h"

#include "import.h"

void
chime(void)
{
	console_print("Bell");
}
