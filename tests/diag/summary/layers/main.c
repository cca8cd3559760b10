#include "import.h"

void main(void);

void
main(void)
{
	pages_init();
	console_put(page_take(clock_read()));
}
