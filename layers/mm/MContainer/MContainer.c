#include "MContainer.h"

#include "import.h"

enum { PAGES_AT_LEAST = 16 };

struct container {
	uint32_t quota, usage, parent, nchildren;
	bool used;
};
static struct container containers[NUM_IDS];

/* While id gives its pages back: what they were, and are. */
#define IS_CLEARED(id) \
	(ALL(k, 0, PAGES_MOST, \
	     (OWNER[k] | ONLY(id)) == (OLD(OWNER[k]) | ONLY(id)) && \
	             (OLD(IS_OF(id, k)) || !IS_OF(id, k)) && \
	             AT[k].allocated == \
	                     (OLD(AT[k].allocated) && \
	                      (OWNER[k] != 0 || OLD(OWNER[k]) == 0))) && \
	 ALL(k, 0, NUM_IDS, \
	     k == id || containers[k].usage == OLD(containers[k].usage)) && \
	 containers[id].usage == PAID(containers, id))

static uint32_t
count_free_pages(void)
{
	uint32_t count = 0;

	for (uint32_t page = 0; page < get_nps(); page++) {
		LOOP(page <= NPS && count == COUNT(k, 0, page, IS_FREE(k)),
		     NPS - page);
		if (is_norm(page) && !at_get(page))
			count++;
	}
	return count;
}

void
container_init(uint32_t mbi)
{
	owner_init(mbi);
	for (uint32_t id = 0; id < NUM_IDS; id++)
		containers[id].used = false;
	containers[ROOT_ID].quota = count_free_pages();
	containers[ROOT_ID].usage = 0;
	containers[ROOT_ID].parent = ROOT_ID;
	containers[ROOT_ID].nchildren = 0;
	containers[ROOT_ID].used = true;
	if (containers[ROOT_ID].quota < PAGES_AT_LEAST)
		panic(__FILE__, __LINE__,
		      "too little memory: none is left for processes");
}

bool
container_is_used(uint32_t id)
{
	return id < NUM_IDS && containers[id].used;
}

uint32_t
container_get_parent(uint32_t id)
{
	ASSERT(id < NUM_IDS && containers[id].used);
	return containers[id].parent;
}

uint32_t
container_get_nchildren(uint32_t id)
{
	ASSERT(id < NUM_IDS && containers[id].used);
	return containers[id].nchildren;
}

uint32_t
container_get_quota(uint32_t id)
{
	ASSERT(id < NUM_IDS && containers[id].used);
	return containers[id].quota;
}

uint32_t
container_get_usage(uint32_t id)
{
	ASSERT(id < NUM_IDS && containers[id].used);
	return containers[id].usage;
}

bool
container_can_consume(uint32_t id, uint32_t pages)
{
	/* Subtract: usage + pages could wrap, quota - usage cannot (I1). */
	return pages <= container_get_quota(id) - container_get_usage(id);
}

uint32_t
container_split(uint32_t id, uint32_t quota)
{
	uint32_t child = MAX_CHILDREN * id + 1, end = child + MAX_CHILDREN;

	ASSERT(container_can_consume(id, quota));
	while (child < end && child < NUM_IDS && containers[child].used)
		child++;
	if (child >= end || child >= NUM_IDS)
		return NUM_IDS;

	containers[child].quota = quota;
	containers[child].usage = 0;
	containers[child].parent = id;
	containers[child].nchildren = 0;
	containers[child].used = true;
	containers[id].usage += quota;
	containers[id].nchildren++;
	return child;
}

uint32_t
container_alloc(uint32_t id)
{
	uint32_t page;

	if (!container_can_consume(id, 1))
		return PAGE_NONE;
	page = palloc();
	if (page != PAGE_NONE) {
		page_give(id, page);
		containers[id].usage++;
	}
	return page;
}

void
container_share(uint32_t id, uint32_t page)
{
	ASSERT(container_can_consume(id, 1));
	page_share(id, page);
	containers[id].usage++;
}

void
container_free(uint32_t id, uint32_t page)
{
	if (page_take(id, page))
		pfree(page);
	containers[id].usage--;
}

void
container_revoke(uint32_t id)
{
	uint32_t parent = container_get_parent(id);

	ASSERT(id != ROOT_ID && containers[id].nchildren == 0);
	container_clear(id);
	ASSERT(containers[id].usage == 0);
	containers[parent].usage -= containers[id].quota;
	containers[parent].nchildren--;
	containers[id].used = false;
}
