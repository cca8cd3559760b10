#include "MContainer.h"

#include "import.h"

/* The pages that there are: the root had all of them when it began. */
static uint32_t
count_normal_pages(void)
{
	uint32_t count = 0;

	for (uint32_t page = 0; page < get_nps(); page++) {
		LOOP(page <= NPS && count == COUNT(k, 0, page, AT[k].norm),
		     NPS - page);
		count += is_norm(page);
	}
	return count;
}

/* The root, which is its own parent, is nobody's child. */
static bool
is_child(uint32_t id, uint32_t parent)
{
	return id != ROOT_ID && container_is_used(id) &&
	       container_get_parent(id) == parent;
}

static void
check_container(uint32_t id)
{
	uint32_t parent = container_get_parent(id);
	uint32_t usage = page_count(id), children = 0;

	for (uint32_t child = 0; child < NUM_IDS; child++) {
		LOOP(child <= NUM_IDS && usage == PAID_UP_TO(AC, id, child) &&
		             children ==
		                     COUNT(k, 0, child, IS_CHILD(AC, k, id)),
		     NUM_IDS - child);
		if (is_child(child, id)) {
			usage += container_get_quota(child);
			children++;
		}
	}
	ASSERT(container_get_usage(id) <= container_get_quota(id));
	ASSERT(container_is_used(parent));
	ASSERT(parent == (id == ROOT_ID ? ROOT_ID : (id - 1) / MAX_CHILDREN));
	ASSERT(container_get_nchildren(id) == children);
	ASSERT(container_get_usage(id) == usage);
}

void
container_check(void)
{
	owner_check();
	ASSERT(container_is_used(ROOT_ID));
	ASSERT(container_get_quota(ROOT_ID) == count_normal_pages());
	for (uint32_t id = 0; id < NUM_IDS; id++) {
		LOOP(id <= NUM_IDS, NUM_IDS - id);
		if (container_is_used(id))
			check_container(id);
		else
			ASSERT(page_count(id) == 0);
	}
}
