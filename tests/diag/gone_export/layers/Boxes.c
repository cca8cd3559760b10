#include "Boxes.h"

#include "import.h"

void
box_open(void)
{
	if (get_used() == 0)
		box_take();
}

unsigned
box_take(void)
{
	return take();
}
