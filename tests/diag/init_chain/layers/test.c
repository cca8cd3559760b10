#include "import.h"

void main(void);

/* It starts in the middle of the chain. */
void
main(void)
{
	pages_init();
	boxes_init();
}
