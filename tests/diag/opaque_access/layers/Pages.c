#include "Pages.h"

struct page {
	uint32_t owner, state;
	struct use *use;
};

enum { TABLE = 0x80000 };

struct page *
page_find(uint32_t index)
{
	return (struct page *)TABLE + index;
}

uint32_t
page_state(const struct page *page)
{
	return page->state;
}

void
page_use(struct page *page, struct use *use, const struct range *range)
{
	page->use = use;
	page->state = range->begin;
}
