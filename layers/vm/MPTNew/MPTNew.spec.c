#include "MPTNew.state.h"

void
spec_pt_release(uint32_t id, uint32_t va)
{
	uint32_t page = spec_pt_read(id, va) / PAGE_BYTES;

	spec_pt_rmv_aux(id, va);
	spec_container_free(id, page);
}
