#include "MPTIntro.h"

#include "entries.h"
#include "import.h"

/* asm/set_pt.asm uses both by name; a map is 32 bytes at a multiple of 32. */
_Alignas(32) uint64_t map_pool[NUM_IDS][MAP_ENTRIES];
uint32_t map_current;

_Alignas(PAGE_SIZE) uint64_t kernel_directory[ENTRY_COUNT];
static _Alignas(PAGE_SIZE) uint64_t
	kernel_tables[IDENTITY_SMALL / TABLE_SPAN][ENTRY_COUNT];

uint32_t
get_PDPTE(uint32_t id, uint32_t va)
{
	return (uint32_t)directory_of(id, va) / PAGE_SIZE;
}

void
set_PDPTE(uint32_t id, uint32_t va, uint32_t page)
{
	/* The processor has no use for other permissions here. */
	ASSERT(id < NUM_IDS && va >= IDENTITY_END);
	map_pool[id][va / DIRECTORY_SPAN] =
		page == 0 ? 0 : page * PAGE_SIZE | PERM_P;
}

uint32_t
get_PDE(uint32_t id, uint32_t va)
{
	return (uint32_t)*table_of(id, va) / PAGE_SIZE;
}

void
set_PDE(uint32_t id, uint32_t va, uint32_t page)
{
	*table_of(id, va) =
		page == 0 ? 0 : page * PAGE_SIZE | PERM_P | PERM_W | PERM_U;
}

uint32_t
get_PTE(uint32_t id, uint32_t va)
{
	return (uint32_t)*page_of(id, va);
}

/* An entry for the physical address; what is not executed may not be. */
static uint64_t
entry(uint32_t address, uint32_t perm)
{
	uint64_t bits = address | perm;

	return perm & PERM_X ? bits : bits | NO_EXECUTE;
}

void
set_PTE(uint32_t id, uint32_t va, uint32_t page, uint32_t perm)
{
	*page_of(id, va) = entry(page * PAGE_SIZE, perm | PERM_P);
}

void
rmv_PTE(uint32_t id, uint32_t va)
{
	*page_of(id, va) = 0;
}

void
init_map(uint32_t id)
{
	ASSERT(id < NUM_IDS);
	map_pool[id][0] = (uint32_t)(const uint64_t *)kernel_directory | PERM_P;
	for (uint32_t i = 1; i < MAP_ENTRIES; i++)
		map_pool[id][i] = 0;
}

void
set_IDPDE(uint32_t va, uint32_t perm)
{
	ASSERT(va >= IDENTITY_SMALL && va < IDENTITY_END);
	kernel_directory[va / TABLE_SPAN] =
		entry(va, perm | ENTRY_LARGE | ENTRY_GLOBAL);
}

void
set_IDPTE(uint32_t va, uint32_t perm)
{
	uint64_t *table = kernel_tables[va / TABLE_SPAN];

	ASSERT(va < IDENTITY_SMALL);
	kernel_directory[va / TABLE_SPAN] = (uint32_t)table | PERM_P | PERM_W;
	table[va / PAGE_SIZE % ENTRY_COUNT] = entry(va, perm | ENTRY_GLOBAL);
}

uint32_t
get_pt(void)
{
	return map_current;
}
