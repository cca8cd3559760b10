#include "Bank.h"

#include "import.h"

/* The last level is forgotten. */
bool
is_rich(void)
{
	for (uint32_t level = 0; level < LEVELS - 1; level++)
		if (counted(level) < 20)
			return false;
	return true;
}
