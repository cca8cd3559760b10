#include "Shelf.c"

#include "Shelf.state.h"

void
abstract_Shelf(void)
{
	COUNT = count;
}
