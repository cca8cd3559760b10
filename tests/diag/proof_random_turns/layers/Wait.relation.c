#include "Wait.c"

#include "Wait.state.h"

void
abstract_Wait(void)
{
	WANTED = wanted;
}
