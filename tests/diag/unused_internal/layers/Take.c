#include "Take.h"

#include "import.h"

unsigned
take(void)
{
	return get_used() - least();
}
