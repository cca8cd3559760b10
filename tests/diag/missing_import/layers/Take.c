#include "Take.h"

#include "import.h"

void
take(void)
{
	set_used(get_used() + 1);
}
