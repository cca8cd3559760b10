#include "import.h"

void main(void);

void
main(void)
{
	boxes_init();
}
