#include "Pages.h"

#include "import.h"

void
pages_init(void)
{
	start_init();
	start_init();
}
