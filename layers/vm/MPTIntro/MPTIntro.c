#include "MPTIntro.h"

#include "entries.h"
#include "import.h"

/* asm/set_pt.asm uses both by name; a map is 32 bytes at a multiple of 32. */
_Alignas(32) struct entry map_pool[NUM_IDS][MAP_ENTRIES];
uint32_t map_current;

static uint32_t map_removals[NUM_IDS];

_Alignas(PAGE_SIZE) struct entry kernel_directory[ENTRY_COUNT];
static _Alignas(PAGE_SIZE) struct entry
	kernel_tables[IDENTITY_SMALL / TABLE_SPAN][ENTRY_COUNT];

/* An entry for a page, which may be executed only if perm says so. */
static struct entry
entry(uint32_t page, uint32_t perm)
{
	return (struct entry){
		.low = page * PAGE_SIZE | perm,
		.high = perm & PERM_X ? 0 : NO_EXECUTE,
	};
}

/* An entry for a directory or a table, or for none if that is 0. */
static struct entry
link_to(uint32_t page, uint32_t perm)
{
	return (struct entry){.low = page == 0 ? 0 : page * PAGE_SIZE | perm};
}

uint32_t
get_PDPTE(uint32_t id, uint32_t va)
{
	ASSERT(id < NUM_IDS);
	ASSERT(va >= IDENTITY_END);
	return map_pool[id][va / DIRECTORY_SPAN].low / PAGE_SIZE;
}

void
set_PDPTE(uint32_t id, uint32_t va, uint32_t page)
{
	/* The processor has no use for other permissions here. */
	ASSERT(id < NUM_IDS);
	ASSERT(va >= IDENTITY_END);
	map_pool[id][va / DIRECTORY_SPAN] = link_to(page, PERM_P);
}

uint32_t
get_PDE(uint32_t id, uint32_t va)
{
	return table_of(id, va)->low / PAGE_SIZE;
}

void
set_PDE(uint32_t id, uint32_t va, uint32_t page)
{
	struct entry link = link_to(page, PERM_P | PERM_W | PERM_U);

	if (page != 0 && va >= DATA_LOW && va < DATA_HIGH)
		link.high = NO_EXECUTE;
	*table_of(id, va) = link;
}

uint32_t
get_PTE(uint32_t id, uint32_t va)
{
	return page_of(id, va)->low;
}

void
set_PTE(uint32_t id, uint32_t va, uint32_t page, uint32_t perm)
{
	*page_of(id, va) = entry(page, perm | PERM_P);
}

void
rmv_PTE(uint32_t id, uint32_t va)
{
	*page_of(id, va) = (struct entry){0};
	map_removals[id]++;
}

uint32_t
get_removals(uint32_t id)
{
	ASSERT(id < NUM_IDS);
	return map_removals[id];
}

/* The page that entries of the kernel's own begin. */
static uint32_t
page_at(const struct entry *entries)
{
	return (uint32_t)entries / PAGE_SIZE;
}

void
init_map(uint32_t id)
{
	ASSERT(id < NUM_IDS);
	map_pool[id][0] = link_to(page_at(kernel_directory), PERM_P);
	for (uint32_t i = 1; i < MAP_ENTRIES; i++)
		map_pool[id][i] = (struct entry){0};
}

void
set_IDPDE(uint32_t va, uint32_t perm)
{
	ASSERT(va >= IDENTITY_SMALL && va < IDENTITY_END);
	kernel_directory[va / TABLE_SPAN] =
		entry(va / PAGE_SIZE, perm | ENTRY_LARGE | ENTRY_GLOBAL);
}

void
set_IDPTE(uint32_t va, uint32_t perm)
{
	struct entry *table = kernel_tables[va / TABLE_SPAN];

	ASSERT(va < IDENTITY_SMALL);
	kernel_directory[va / TABLE_SPAN] =
		link_to(page_at(table), PERM_P | PERM_W);
	table[va / PAGE_SIZE % ENTRY_COUNT] =
		entry(va / PAGE_SIZE, perm | ENTRY_GLOBAL);
}

uint32_t
get_pt(void)
{
	return map_current;
}
