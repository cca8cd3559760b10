#include "Take.h"

#include "import.h"

struct mine {
	uint32_t owner, state;
};

#define STATE(page) (((const uint32_t *)(page))[1])

uint32_t
take(uint32_t index)
{
	const struct mine *mine = (const void *)page_find(index);
	const char *bytes = (char *)(uintptr_t)page_find(index);

	return mine->state + (uint8_t)bytes[4];
}

uint32_t
take_all(uint32_t index)
{
	uint32_t owner;

	__builtin_memcpy(&owner, page_find(index), sizeof(owner));
	return owner + STATE(page_find(index));
}

/* Defined here for the layer below to pass on. */
struct use {
	struct page *page;
	uint32_t count;
};

uint32_t
take_well(uint32_t index)
{
	struct page *page = page_find(index);
	struct range range = {0, index};
	const void *opaque = page;
	struct page *same = (struct page *)page;

	page_use(same, (struct use *)0, &range);
	return page_state(opaque) + (page == same) + (uint32_t)(uintptr_t)page;
}
