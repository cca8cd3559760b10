#include "Desk.h"

#include "import.h"

/* That it imports what is gone is no reason to doubt the rest. */
void
desk_open(void)
{
	box_open();
	if (get_used() > 8)
		box_take();
}
