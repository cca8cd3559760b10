#include "MPTCommon.state.h"

/* None is obeyed; whose was in use before any was made, is as in the image. */
void
spec_pt_init_comm(uint32_t mbi)
{
	REQUIRE(PT.id < PTP_COUNT && !IS_PAGING);
	spec_proc_init(mbi);
	UPDATE(i, IDENTITY_SMALL / TABLE_BYTES, IDP_LARGE, {
		IDP.large[i].is_there = true;
		IDP.large[i].perm = PERM_P | PERM_W;
	});
	UPDATE(id, 0, PTP_COUNT, PTP[id].has_kernel = true);
	UPDATE_BOTH(id, 0, PTP_COUNT, i, 0, PTP_DIRECTORIES,
	            PTP[id].directories[i] = 0);
}

/* A page of zeroes that is neither the image's nor missing. */
static uint32_t
new_table(uint32_t id)
{
	uint32_t page = spec_container_alloc(id);

	REQUIRE(page != PAGE_NONE && IS_PAGE(page));
	spec_memset((void *)(page * PAGE_BYTES), 0, PAGE_BYTES);
	return page;
}

/* Who is using the map, has to read its entries again. */
static void
read_again(uint32_t id)
{
	if (PT.id == id)
		spec_set_pt(id);
}

/* That quota left means pages left is required, not shown. */
bool
spec_pt_alloc_pde(uint32_t id, uint32_t va)
{
	REQUIRE(IS_MAPPED(id, va) && IS_USED(id));
	bool has_directory = DIRECTORY(id, va) != 0;

	if (HAS_TABLE(id, va))
		return true;
	if (!CAN_CONSUME(id, TABLES_FOR(id, va)))
		return false;
	if (!has_directory) {
		spec_set_PDPTE(id, va, new_table(id));
		read_again(id);
	}
	spec_set_PDE(id, va, new_table(id));
	return true;
}

bool
spec_pt_can_insert(uint32_t id, uint32_t va)
{
	REQUIRE(IS_MAPPED(id, va) && IS_USED(id));
	return CAN_CONSUME(id, 1 + TABLES_FOR(id, va));
}

uint32_t
spec_pt_table(uint32_t id, uint32_t va)
{
	REQUIRE(IS_MAPPED(id, va));
	return HAS_TABLE(id, va) ? TABLE(id, va) : 0;
}

/* Who may be using the map, is told. */
void
spec_pt_free(uint32_t id)
{
	spec_init_map(id);
	read_again(id);
	spec_container_clear(id);
}

/* It stops where it finds what is not so; marks are those of the last map. */
void
spec_pt_check_comm(void)
{
	spec_chan_check();
	MAY_STOP();
	ANYTHING(MARKS);
}
