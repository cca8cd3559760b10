#include "Right.h"

#include "import.h"

/* Once, in a block of a macro's form; what comes behind may be passed by. */
void
right_init(void)
{
	unsigned steps = 0;

	do {
		address_init();
	} while (0);
	while (steps < 3)
		steps++;
}
