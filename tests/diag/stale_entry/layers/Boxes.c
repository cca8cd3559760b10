#include "Boxes.h"

#include "import.h"

void
box_open(void)
{
	if (get_used() == 0)
		take();
	set_used(1);
}
