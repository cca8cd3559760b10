#include "Boxes.h"

#include "import.h"

void
boxes_init(void)
{
	take();
}
