#include "Shelf.state.h"

#include "Shelf.h"

uint32_t COUNT;

void
prepare_Shelf(void)
{
	for (uint32_t n = CHOICE(40); n > 0; n--)
		add(n);
}

bool
spec_add(uint32_t book)
{
	AXIOM("it is only tried");
	(void)book;
	if (COUNT == 30)
		return false;
	COUNT++;
	return true;
}

void
spec_sell(void)
{
	COUNT = 0;
}
