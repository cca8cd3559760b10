#include "import.h"

void main(void);

void
main(void)
{
	pages_init();
	page_give(PAGE_COUNT - 1, 1);
}
