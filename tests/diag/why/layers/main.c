#include "import.h"

void main(void);

void
main(void)
{
	top_init();
	top_both();
}
