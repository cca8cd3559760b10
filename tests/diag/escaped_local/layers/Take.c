#include "Take.h"

#include "import.h"

static struct page spare;
static unsigned *mine;

unsigned
take(void)
{
	struct page page = {1, 2};

	pages_note(&spare);
	pages_note(&page);
	return pages_count(&page);
}

static unsigned *
place(void)
{
	unsigned here = 1, *place = &here;

	return place;
}

unsigned
take_back(void)
{
	unsigned counts[4] = {1}, *last = &counts[3];

	mine = last - 1;
	last = mine;
	return spare.count + *last + *place();
}
