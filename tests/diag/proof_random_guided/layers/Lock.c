#include "Lock.h"

#include "import.h"

/* It never opens. */
bool
opens(uint32_t one, uint32_t other)
{
	return one + other == 0 && one == 1;
}
