#include "Pages.h"

#include "import.h"

struct pages {
	unsigned end, owner[PAGE_COUNT];
};

static struct pages pages;

void
pages_init(void)
{
	start_init();
	pages = (struct pages){0};
	pages.end = start_end();
}

unsigned
page_owner(unsigned page)
{
	return pages.owner[page];
}

void
page_give(unsigned page, unsigned owner)
{
	pages.owner[page] = owner;
}
