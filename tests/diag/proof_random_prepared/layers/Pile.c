#include "Pile.h"

#include "import.h"

static uint32_t height;

/* It puts one too many. */
bool
put(void)
{
	if (height > ROOM)
		return false;
	height++;
	return true;
}

void
clear(void)
{
	height = 0;
}
