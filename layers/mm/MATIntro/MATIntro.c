#include "MATIntro.h"

#include "import.h"

enum { PAGE_COUNT = MEMORY_END / PAGE_SIZE };

struct at_entry {
	bool norm, allocated;
};

static struct at_entry at_table[PAGE_COUNT];
static uint32_t nps;
static uint32_t at_next;

uint32_t
get_nps(void)
{
	return nps;
}

void
set_nps(uint32_t count)
{
	ASSERT(count <= PAGE_COUNT);
	nps = count;
}

bool
is_norm(uint32_t page)
{
	ASSERT(page < PAGE_COUNT);
	return at_table[page].norm;
}

void
set_norm(uint32_t page, bool norm)
{
	ASSERT(page < PAGE_COUNT);
	at_table[page].norm = norm;
}

bool
at_get(uint32_t page)
{
	ASSERT(page < PAGE_COUNT);
	return at_table[page].allocated;
}

void
at_set(uint32_t page, bool allocated)
{
	ASSERT(page < PAGE_COUNT);
	at_table[page].allocated = allocated;
}

uint32_t
at_get_next(void)
{
	return at_next;
}

void
at_set_next(uint32_t page)
{
	ASSERT(page <= PAGE_COUNT);
	at_next = page;
}
