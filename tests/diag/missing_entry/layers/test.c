#include "import.h"

void test(void);

void
test(void)
{
	take();
}
