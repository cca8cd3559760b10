#include "import.h"

void main(void);

void
main(void)
{
	while (high_next())
		;
}
