#include "Bags.h"

#include "import.h"

unsigned
bag_open(void)
{
	return take() - get_used();
}
