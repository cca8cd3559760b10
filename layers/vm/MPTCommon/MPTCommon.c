#include "MPTCommon.h"

#include "import.h"

/* The kernel's part: so much of it in small pages, and so much in all. */
enum { SMALL_TABLES = IDENTITY_SMALL / TABLE_SPAN };
enum { LARGE_PAGES = IDENTITY_END / TABLE_SPAN };

void
pt_init_comm(uint32_t mbi)
{
	proc_init(mbi);
	for (uint32_t i = SMALL_TABLES; i < LARGE_PAGES; i++) {
		LOOP(i >= SMALL_TABLES && i <= LARGE_PAGES &&
		             ALL(k, 0, LARGE_PAGES,
		                 IDP.large[k].is_there ==
		                         ((SMALL_TABLES <= k && k < i) ||
		                          ENTRY(IDP.large[k].is_there))) &&
		             ALL(k, 0, LARGE_PAGES,
		                 IDP.large[k].perm ==
		                         (SMALL_TABLES <= k && k < i
		                                  ? PERM_P | PERM_W
		                                  : ENTRY(IDP.large[k].perm))),
		     LARGE_PAGES - i);
		set_IDPDE(i * TABLE_SPAN, PERM_P | PERM_W);
	}
	for (uint32_t id = 0; id < NUM_IDS; id++)
		init_map(id);
}

/* A page of zeroes: no entry is there. */
static uint32_t
new_table(uint32_t id)
{
	uint32_t page = container_alloc(id);

	ASSERT(page != PAGE_NONE);
	memset((uint8_t *)(page * PAGE_SIZE), 0, PAGE_SIZE);
	return page;
}

/*
 * Makes the tables that are missing for va.  Kept out of pt_alloc_pde, which
 * mostly finds them there.
 */
__attribute__((cold, noinline)) static bool
add_tables(uint32_t id, uint32_t va)
{
	bool has_directory = get_PDPTE(id, va) != 0;

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

bool
pt_alloc_pde(uint32_t id, uint32_t va)
{
	return pt_has_table(id, va) || add_tables(id, va);
}

uint32_t
pt_table(uint32_t id, uint32_t va)
{
	return pt_has_table(id, va) ? get_PDE(id, va) : 0;
}

void
pt_free(uint32_t id)
{
	init_map(id);
	/* Until now the processor may know pages that are given back. */
	if (get_pt() == id)
		set_pt(id);
	container_clear(id);
}

bool
pt_can_insert(uint32_t id, uint32_t va)
{
	uint32_t pages = 1;

	if (get_PDPTE(id, va) == 0)
		pages += 2;
	else if (get_PDE(id, va) == 0)
		pages++;
	return container_can_consume(id, pages);
}
