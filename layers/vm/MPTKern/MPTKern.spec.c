#include "MPTKern.state.h"

bool
spec_pt_insert(uint32_t id, uint32_t va, uint32_t page, uint32_t perm)
{
	if (!spec_pt_alloc_pde(id, va))
		return false;
	spec_pt_insert_aux(id, va, page, perm);
	return true;
}
