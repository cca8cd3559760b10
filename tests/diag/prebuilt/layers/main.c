#include "import.h"

void main(void);

void
main(void)
{
	while (top_next())
		;
}
