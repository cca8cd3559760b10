#include "MContainer.state.h"

struct container_state AC[AC_COUNT];

/* Whether the tree of ids has one below the other; the root is its own. */
#define IS_BELOW(id, of) \
	((id) == ROOT_ID ? (of) == ROOT_ID \
	                 : (id)-1 - MAX_CHILDREN * (of) < MAX_CHILDREN)

#define CHILDREN(id) COUNT(child, 0, NUM_IDS, IS_CHILD(AC, child, id))

/* The root has all pages; nobody uses more than the quota. */
static bool
are_limited(void)
{
	return AC[ROOT_ID].used &&
	       AC[ROOT_ID].quota == COUNT(page, 0, NPS, AT[page].norm) &&
	       ALL(id, 0, NUM_IDS,
	           !AC[id].used || (AC[id].usage <= AC[id].quota &&
	                            IS_USED(AC[id].parent) &&
	                            IS_BELOW(id, AC[id].parent)));
}

/* Usage is for pages that are owned, and for what children were given. */
static bool
are_paid(void)
{
	return ALL(id, 0, NUM_IDS,
	           PAID(AC, id) == (AC[id].used ? AC[id].usage : 0));
}

static bool
are_counted(void)
{
	return ALL(id, 0, NUM_IDS,
	           !AC[id].used || AC[id].nchildren == CHILDREN(id));
}

/* And palloc knows which pages have owners. */
bool
invariant_MContainer(void)
{
	return are_limited() && are_paid() && are_counted() &&
	       ALL(page, 0, PAGES_MOST,
	           page < NPS && AT[page].norm && AT[page].allocated
	                   ? OWNER[page] != 0
	                   : OWNER[page] == 0);
}

void
spec_container_init(uint32_t mbi)
{
	uint32_t pages;

	spec_owner_init(mbi);
	pages = COUNT(page, 0, NPS, IS_FREE(page));
	UPDATE(id, 0, NUM_IDS, AC[id].used = id == ROOT_ID);
	AC[ROOT_ID].quota = pages;
	AC[ROOT_ID].usage = 0;
	AC[ROOT_ID].parent = ROOT_ID;
	AC[ROOT_ID].nchildren = 0;
	if (pages < 16)
		STOP();
}

bool
spec_container_is_used(uint32_t id)
{
	return IS_USED(id);
}

uint32_t
spec_container_get_parent(uint32_t id)
{
	REQUIRE(IS_USED(id));
	return AC[id].parent;
}

uint32_t
spec_container_get_nchildren(uint32_t id)
{
	REQUIRE(IS_USED(id));
	return AC[id].nchildren;
}

uint32_t
spec_container_get_quota(uint32_t id)
{
	REQUIRE(IS_USED(id));
	return AC[id].quota;
}

uint32_t
spec_container_get_usage(uint32_t id)
{
	REQUIRE(IS_USED(id));
	return AC[id].usage;
}

bool
spec_container_can_consume(uint32_t id, uint32_t pages)
{
	REQUIRE(IS_USED(id));
	return CAN_CONSUME(id, pages);
}

uint32_t
spec_container_split(uint32_t id, uint32_t quota)
{
	REQUIRE(IS_USED(id) && CAN_CONSUME(id, quota));
	uint32_t low = MAX_CHILDREN * id + 1, high = low + MAX_CHILDREN;
	uint32_t child = FIRST(k, low, high, !IS_USED(k));

	if (child >= high || child >= NUM_IDS)
		return NUM_IDS;
	AC[child].quota = quota;
	AC[child].usage = 0;
	AC[child].parent = id;
	AC[child].nchildren = 0;
	AC[child].used = true;
	AC[id].usage += quota;
	AC[id].nchildren++;
	return child;
}

uint32_t
spec_container_alloc(uint32_t id)
{
	REQUIRE(IS_USED(id));
	uint32_t page;

	if (!CAN_CONSUME(id, 1))
		return PAGE_NONE;
	page = spec_palloc();
	if (page == PAGE_NONE)
		return PAGE_NONE;
	OWNER[page] = ONLY(id);
	AC[id].usage++;
	return page;
}

void
spec_container_share(uint32_t id, uint32_t page)
{
	REQUIRE(IS_USED(id) && CAN_CONSUME(id, 1));
	REQUIRE(page < NPS && OWNER[page] != 0 && !IS_OF(id, page));
	REQUIRE((OWNER[page] & (OWNER[page] - 1)) == 0);
	OWNER[page] |= ONLY(id);
	AC[id].usage++;
}

void
spec_container_free(uint32_t id, uint32_t page)
{
	REQUIRE(IS_USED(id) && page < NPS && IS_OF(id, page));
	OWNER[page] &= ~ONLY(id);
	if (OWNER[page] == 0)
		AT[page].allocated = false;
	AC[id].usage--;
}

/* What it still pays for is what its children were given. */
void
spec_container_clear(uint32_t id)
{
	REQUIRE(IS_USED(id));
	UPDATE(page, 0, PAGES_MOST, {
		if (OWNER[page] == ONLY(id))
			AT[page].allocated = false;
		OWNER[page] &= ~ONLY(id);
	});
	AC[id].usage = (uint32_t)PAID(AC, id);
}

void
spec_container_revoke(uint32_t id)
{
	REQUIRE(IS_USED(id) && id != ROOT_ID && AC[id].nchildren == 0);
	uint32_t parent = AC[id].parent;

	spec_container_clear(id);
	AC[parent].usage -= AC[id].quota;
	AC[parent].nchildren--;
	AC[id].used = false;
}

/* All that it asserts is so; what is checked below may stop. */
void
spec_container_check(void)
{
	spec_owner_check();
}
