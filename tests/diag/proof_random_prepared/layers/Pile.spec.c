#include "Pile.state.h"

#include "Pile.h"

uint32_t HEIGHT;

/* Seldom do so many come together by themselves. */
void
prepare_Pile(void)
{
	for (uint32_t n = CHOICE(ROOM + 1); n > 0; n--)
		put();
}

bool
spec_put(void)
{
	AXIOM("it is only tried");
	if (HEIGHT == ROOM)
		return false;
	HEIGHT++;
	return true;
}

void
spec_clear(void)
{
	HEIGHT = 0;
}
