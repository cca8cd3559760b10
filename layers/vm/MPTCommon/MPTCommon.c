#include "MPTCommon.h"

#include "import.h"

void
pt_init_comm(uint32_t mbi)
{
	proc_init(mbi);
	for (uint32_t va = IDENTITY_SMALL; va < IDENTITY_END; va += TABLE_SPAN)
		set_IDPDE(va, PERM_P | PERM_W);
	for (uint32_t id = 0; id < NUM_IDS; id++)
		init_map(id);
}

/* A page of zeroes: no entry is there. */
static uint32_t
new_table(uint32_t id)
{
	uint32_t page = container_alloc(id);
	uint64_t *entries = (uint64_t *)(page * PAGE_SIZE);

	ASSERT(page != PAGE_NONE);
	for (uint32_t i = 0; i < PAGE_SIZE / sizeof(*entries); i++)
		entries[i] = 0;
	return page;
}

bool
pt_alloc_pde(uint32_t id, uint32_t va)
{
	bool has_directory = get_PDPTE(id, va) != 0;

	if (pt_has_table(id, va))
		return true;
	if (!container_can_consume(id, has_directory ? 1 : 2))
		return false;
	if (!has_directory) {
		set_PDPTE(id, va, new_table(id));
		/* The processor keeps the four entries of its map. */
		if (get_pt() == id)
			set_pt(id);
	}
	set_PDE(id, va, new_table(id));
	return true;
}

/* Gives back the pages of the table for va, and then the table. */
static void
free_table(uint32_t id, uint32_t va)
{
	uint32_t table = get_PDE(id, va);
	uint32_t end = va + TABLE_SPAN;

	for (va = skip_PTE(id, va); va != end; va = skip_PTE(id, va)) {
		container_free(id, get_PTE(id, va) / PAGE_SIZE);
		rmv_PTE(id, va);
	}
	set_PDE(id, end - TABLE_SPAN, PAGE_NONE);
	container_free(id, table);
}

/* The same for the tables of a directory, and then the directory. */
static void
free_directory(uint32_t id, uint32_t va)
{
	uint32_t directory = get_PDPTE(id, va);
	uint32_t end = va + DIRECTORY_SPAN;

	for (va = skip_PDE(id, va); va != end; va = skip_PDE(id, va))
		free_table(id, va);
	set_PDPTE(id, end - DIRECTORY_SPAN, PAGE_NONE);
	container_free(id, directory);
}

void
pt_free(uint32_t id)
{
	for (uint32_t va = USER_LOW; va - USER_LOW < USER_HIGH - USER_LOW;
	     va += DIRECTORY_SPAN)
		if (get_PDPTE(id, va) != PAGE_NONE)
			free_directory(id, va);
	/* Until now the processor may know pages that are given back. */
	if (get_pt() == id)
		set_pt(id);
}
