#include "Start.h"

void
start_end(void)
{
}
