#include "import.h"

void main(void);

void
main(void)
{
	box_open();
}
