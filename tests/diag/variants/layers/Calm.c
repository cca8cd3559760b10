#include "Ring.h"

#include "import.h"

void
ring(void)
{
	console_print("Calm");
}
