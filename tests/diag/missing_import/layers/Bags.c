#include "Bags.h"

#include "import.h"

unsigned
bag_open(void)
{
	take();
	return get_used();
}
