#include "PIPC.state.h"

/* The caller is the first process. */
void
spec_ring0_init(uint32_t mbi)
{
	spec_proc_init(mbi);
}
