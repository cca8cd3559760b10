#include "MOwner.h"

#include "import.h"
#include "lists.h"

uint16_t page_lists[PAGE_COUNT];
struct page_link page_links[PAGE_COUNT];
uint32_t first_pages[LIST_COUNT];
uint32_t owned_counts[NUM_IDS];

uint32_t
pair_list(uint32_t one, uint32_t other)
{
	return one < other ? LIST_PAIR + one * NUM_IDS + other
	                   : LIST_PAIR + other * NUM_IDS + one;
}

/* Requires a list of pages that id shares.  The other who does. */
static uint32_t
partner(uint32_t list, uint32_t id)
{
	uint32_t low = (list - LIST_PAIR) / NUM_IDS;

	return low == id ? (list - LIST_PAIR) % NUM_IDS : low;
}

void
owner_init(uint32_t mbi)
{
	mem_init(mbi);
	for (uint32_t page = 0; page < get_nps(); page++) {
		LOOP(page <= NPS &&
		             ALL(k, 0, PAGE_COUNT, page_lists[k] == NO_LIST),
		     NPS - page);
		page_lists[page] = NO_LIST;
	}
	for (uint32_t list = 0; list < LIST_COUNT; list++) {
		LOOP(list <= LIST_COUNT &&
		             ALL(k, 0, LIST_COUNT, first_pages[k] == PAGE_NONE),
		     LIST_COUNT - list);
		first_pages[list] = PAGE_NONE;
	}
	for (uint32_t id = 0; id < NUM_IDS; id++)
		owned_counts[id] = 0;
}

/* Whether the pages of the list are shared by id with another. */
static bool
is_shared_by(uint32_t id, uint32_t list)
{
	return list >= LIST_PAIR && pair_list(id, partner(list, id)) == list;
}

bool
page_is_of(uint32_t id, uint32_t page)
{
	return id < NUM_IDS && page < PAGE_COUNT &&
	       (page_lists[page] == LIST_ALONE + id ||
	        is_shared_by(id, page_lists[page]));
}

uint32_t
page_first(uint32_t id)
{
	uint32_t page;

	ASSERT(id < NUM_IDS);
	page = first_pages[LIST_ALONE + id];
	if (page != PAGE_NONE || owned_counts[id] == 0)
		return page;
	for (uint32_t other = 0; page == PAGE_NONE && other < NUM_IDS;
	     other++) {
		LOOP(other <= NUM_IDS && IS_FOUND(id, other, page),
		     NUM_IDS - other);
		page = first_pages[pair_list(id, other)];
	}
	return page;
}

/* Puts a page that is in no list into one. */
static void
add(uint32_t page, uint32_t list)
{
	uint32_t next = first_pages[list];

	page_lists[page] = (uint16_t)list;
	page_links[page] = (struct page_link){PAGE_NONE, next};
	if (next != PAGE_NONE)
		page_links[next].prev = page;
	first_pages[list] = page;
}

/* Takes a page out of its list.  Returns which. */
static uint32_t
drop(uint32_t page)
{
	uint32_t list = page_lists[page];
	struct page_link link = page_links[page];

	page_lists[page] = NO_LIST;
	if (link.next != PAGE_NONE)
		page_links[link.next].prev = link.prev;
	if (link.prev != PAGE_NONE)
		page_links[link.prev].next = link.next;
	else
		first_pages[list] = link.next;
	return list;
}

void
page_give(uint32_t id, uint32_t page)
{
	ASSERT(id < NUM_IDS && page < PAGE_COUNT &&
	       page_lists[page] == NO_LIST);
	add(page, LIST_ALONE + id);
	owned_counts[id]++;
}

void
page_share(uint32_t id, uint32_t page)
{
	uint32_t other;

	ASSERT(id < NUM_IDS && page < PAGE_COUNT);
	ASSERT(page_lists[page] != NO_LIST && page_lists[page] < LIST_PAIR);
	other = drop(page) - LIST_ALONE;
	ASSERT(other != id);
	add(page, pair_list(id, other));
	owned_counts[id]++;
}

/*
 * A page that id has shared is now the other's alone.  Kept out of page_take,
 * which the end of a process calls for each of its pages.
 */
__attribute__((cold, noinline)) static void
leave(uint32_t id, uint32_t list, uint32_t page)
{
	uint32_t other = partner(list, id);

	add(page, LIST_ALONE + other);
}

bool
page_take(uint32_t id, uint32_t page)
{
	uint32_t list;

	ASSERT(page_is_of(id, page));
	list = drop(page);
	owned_counts[id]--;
	if (list != LIST_ALONE + id)
		leave(id, list, page);
	return list == LIST_ALONE + id;
}
