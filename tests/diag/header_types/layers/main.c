#include "import.h"

void main(void);

void
main(void)
{
	range_t range = take(0);

	grow(range);
}
