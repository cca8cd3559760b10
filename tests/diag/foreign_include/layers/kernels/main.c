#include "names.h"

void main(void);

void
main(void)
{
	grow();
}
