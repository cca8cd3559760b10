#include "MPTKern.state.h"

struct kernel_state KERNEL;

/*
 * All of the kernel's part is there; what is above the small pages may be
 * written, and not executed.
 */
bool
invariant_MPTKern(void)
{
	return ALL(i, 0, IDP_LARGE, IDP.large[i].is_there) &&
	       ALL(i, IDENTITY_SMALL / TABLE_BYTES, IDP_LARGE,
	           IDP.large[i].perm == (PERM_P | PERM_W));
}

void
spec_pt_init_kern(uint32_t mbi)
{
	spec_pt_init_comm(mbi);
	if (KERNEL.end > IDENTITY_SMALL)
		STOP();
	UPDATE(i, 0, IDENTITY_SMALL / TABLE_BYTES, {
		IDP.large[i].is_there = true;
		IDP.large[i].perm = PERM_P | PERM_W | PERM_X;
	});
	UPDATE(page, 0, IDP_SMALL, IDP.small[page] = PERM_OF_KERNEL(page));
}

bool
spec_pt_insert(uint32_t id, uint32_t va, uint32_t page, uint32_t perm)
{
	if (!spec_pt_alloc_pde(id, va))
		return false;
	spec_pt_insert_aux(id, va, page, perm);
	return true;
}

/* It stops where the kernel's part is not as PERM_OF_KERNEL says. */
void
spec_pt_check_kern(void)
{
	spec_pt_check_comm();
	MAY_STOP();
}
