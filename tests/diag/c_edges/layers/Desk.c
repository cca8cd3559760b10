#include "Desk.h"

#include "import.h"

unsigned
desk_open(void)
{
	return box_open() + bag_open();
}
