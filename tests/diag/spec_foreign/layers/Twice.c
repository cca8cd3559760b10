#include "Twice.h"

#include "import.h"

void
count_twice(uint32_t level)
{
	count(level);
	count(level);
}

uint32_t
pairs(uint32_t level)
{
	return counted(level) / 2;
}
