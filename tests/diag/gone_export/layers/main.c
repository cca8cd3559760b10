#include "import.h"

void main(void);

void
main(void)
{
	box_take();
	desk_open();
}
