#include "Twice.h"

#include "import.h"

/* What was counted the first time, stays. */
bool
count_twice(uint32_t level)
{
	return count(level) && count(level);
}

uint32_t
both(uint32_t one, uint32_t other)
{
	return counted(one) + counted(other);
}
