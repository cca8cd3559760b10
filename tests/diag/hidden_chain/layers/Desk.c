#include "Desk.h"

#include "import.h"

/* What wraps it is hidden too; what wraps that is not. */
void
desk_open(void)
{
	box_open();
	set_used(1);
}
