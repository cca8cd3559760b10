#include "import.h"

void main(void);

void
main(void)
{
	pages_init();
	console_put(page_take(1) == page_owner(1) ? '1' : '0');
}
