#include "import.h"

void main(void);

void
main(void)
{
	desk_open();
}
