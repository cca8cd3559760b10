#include "import.h"

void main(unsigned magic);

void
main(unsigned magic)
{
	while (magic-- > 0)
		right_init();
}
