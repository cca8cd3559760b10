#include "import.h"

void main(void);

void
main(void)
{
	low_inside();
	low_beyond();
}
