#include "Shelf.h"

#include "import.h"

static uint32_t books[30], count;

/* It adds one too many. */
bool
add(uint32_t book)
{
	if (count > 30)
		return false;
	books[count++] = book;
	return true;
}

void
sell(void)
{
	count = 0;
}
