#include "Low.h"

#include "import.h"

uint32_t
sum(void)
{
	return counted(0) + counted(1);
}
