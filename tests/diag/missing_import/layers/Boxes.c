#include "Boxes.h"

#include "import.h"

unsigned
box_open(void)
{
	return get_used();
}
