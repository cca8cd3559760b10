#include "Take.h"

#include "import.h"

/* What Boxes should call instead of set_used: it is called in the same way. */
void
take_to(unsigned count)
{
	if (count > get_used())
		set_used(count);
}
