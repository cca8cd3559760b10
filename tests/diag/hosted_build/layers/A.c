#include "A.h"

void
a(void)
{
}
