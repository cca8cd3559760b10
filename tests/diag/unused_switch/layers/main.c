#include "import.h"

void main(void);

void
main(void)
{
	stop();
}
