#include "Pile.c"

#include "Pile.state.h"

void
abstract_Pile(void)
{
	HEIGHT = height;
}
