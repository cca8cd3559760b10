#include "Pages.h"

static unsigned pages[16], spare;

unsigned
get_page(unsigned page)
{
	return pages[page];
}

void
set_page(unsigned page, unsigned owner)
{
	pages[page] = owner;
}

/* A pointer to const only reads. */
static unsigned
sum(const unsigned *from, const unsigned *end)
{
	unsigned total = 0;

	while (from < end)
		total += *from++;
	return total;
}

unsigned
sum_pages(void)
{
	const unsigned *first = pages;

	return sum(first, &pages[16]);
}

unsigned
get_spare(void)
{
	return spare;
}

static void
put(unsigned *to, unsigned page)
{
	*to = page;
}

static void
keep(unsigned page)
{
	put(&spare, page);
}

void
set_spare(unsigned page)
{
	keep(page);
}
