#include "MOwner.h"

#include "import.h"

enum { PAGE_COUNT = MEMORY_END / PAGE_SIZE };

/*
 * The owners' ids plus 1, in this order; the same twice for one alone, and 0
 * for nobody.
 */
static struct owners {
	uint8_t low, high;
} page_owners[PAGE_COUNT];

/* The pages beside one in its list; PAGE_NONE beyond the ends. */
static struct page_link {
	uint32_t prev, next;
} page_links[PAGE_COUNT];

/* The lists, by their two owners. */
static uint32_t first_pages[NUM_IDS][NUM_IDS];

/* How many pages each shares with others. */
static uint32_t shared_counts[NUM_IDS];

void
owner_init(uint32_t mbi)
{
	mem_init(mbi);
	for (uint32_t page = 0; page < get_nps(); page++)
		page_owners[page] = (struct owners){0, 0};
	for (uint32_t low = 0; low < NUM_IDS; low++) {
		for (uint32_t high = 0; high < NUM_IDS; high++)
			first_pages[low][high] = PAGE_NONE;
		shared_counts[low] = 0;
	}
}

bool
page_is_of(uint32_t id, uint32_t page)
{
	return id < NUM_IDS && page < PAGE_COUNT &&
	       (page_owners[page].low == id + 1 ||
	        page_owners[page].high == id + 1);
}

uint32_t
page_first(uint32_t id)
{
	uint32_t page, other = 0;

	ASSERT(id < NUM_IDS);
	page = first_pages[id][id];
	if (page != PAGE_NONE || shared_counts[id] == 0)
		return page;
	for (; page == PAGE_NONE && other < NUM_IDS; other++)
		page = other < id ? first_pages[other][id]
		                  : first_pages[id][other];
	return page;
}

/* Puts a page that is in no list into that of its owners. */
static void
add(uint32_t page, uint32_t low, uint32_t high)
{
	uint32_t next = first_pages[low][high];

	page_owners[page].low = (uint8_t)(low + 1);
	page_owners[page].high = (uint8_t)(high + 1);
	page_links[page] = (struct page_link){PAGE_NONE, next};
	if (next != PAGE_NONE)
		page_links[next].prev = page;
	first_pages[low][high] = page;
}

/* Takes a page out of the list of its owners. */
static void
drop(uint32_t page)
{
	struct owners owners = page_owners[page];
	struct page_link link = page_links[page];

	page_owners[page] = (struct owners){0, 0};
	if (link.next != PAGE_NONE)
		page_links[link.next].prev = link.prev;
	if (link.prev != PAGE_NONE)
		page_links[link.prev].next = link.next;
	else
		first_pages[owners.low - 1][owners.high - 1] = link.next;
}

void
page_give(uint32_t id, uint32_t page)
{
	ASSERT(id < NUM_IDS && page < PAGE_COUNT && page_owners[page].low == 0);
	add(page, id, id);
}

void
page_share(uint32_t id, uint32_t page)
{
	struct owners owners;
	uint32_t other;

	ASSERT(id < NUM_IDS && page < PAGE_COUNT);
	owners = page_owners[page];
	ASSERT(owners.low != 0 && owners.low == owners.high &&
	       owners.low != id + 1);
	drop(page);
	other = owners.low - 1u;
	add(page, id < other ? id : other, id < other ? other : id);
	shared_counts[id]++;
	shared_counts[other]++;
}

bool
page_take(uint32_t id, uint32_t page)
{
	struct owners owners;
	uint32_t other;

	ASSERT(page_is_of(id, page));
	owners = page_owners[page];
	drop(page);
	if (owners.low == owners.high)
		return true;
	other = (owners.low == id + 1 ? owners.high : owners.low) - 1u;
	add(page, other, other);
	shared_counts[id]--;
	shared_counts[other]--;
	return false;
}
