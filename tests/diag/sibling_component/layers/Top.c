#include "Top.h"

#include "import.h"

unsigned
sum(void)
{
	return left_get() + right_get();
}
