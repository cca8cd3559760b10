#include "MOwner.h"

#include "import.h"

enum { PAGE_COUNT = MEMORY_END / PAGE_SIZE };

/* The owner's id plus 1, or 0. */
static uint8_t page_owners[PAGE_COUNT];

/* The pages beside one in its owner's list; PAGE_NONE beyond the ends. */
static struct page_link {
	uint32_t prev, next;
} page_links[PAGE_COUNT];

static uint32_t first_pages[NUM_IDS];

void
owner_init(uint32_t mbi)
{
	mem_init(mbi);
	for (uint32_t page = 0; page < get_nps(); page++)
		page_owners[page] = 0;
	for (uint32_t id = 0; id < NUM_IDS; id++)
		first_pages[id] = PAGE_NONE;
}

bool
page_is_of(uint32_t id, uint32_t page)
{
	return id < NUM_IDS && page < PAGE_COUNT && page_owners[page] == id + 1;
}

uint32_t
page_first(uint32_t id)
{
	ASSERT(id < NUM_IDS);
	return first_pages[id];
}

void
page_give(uint32_t id, uint32_t page)
{
	uint32_t next = page_first(id);

	ASSERT(page < PAGE_COUNT && page_owners[page] == 0);
	page_owners[page] = (uint8_t)(id + 1);
	page_links[page] = (struct page_link){PAGE_NONE, next};
	if (next != PAGE_NONE)
		page_links[next].prev = page;
	first_pages[id] = page;
}

void
page_take(uint32_t id, uint32_t page)
{
	struct page_link link;

	ASSERT(page_is_of(id, page));
	link = page_links[page];
	page_owners[page] = 0;
	if (link.next != PAGE_NONE)
		page_links[link.next].prev = link.prev;
	if (link.prev != PAGE_NONE)
		page_links[link.prev].next = link.next;
	else
		first_pages[id] = link.next;
}
