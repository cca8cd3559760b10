#include "Boxes.h"

#include "import.h"

void
box_open(void)
{
	take_to(2);
	set_used(1);
}
