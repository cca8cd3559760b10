#include "MPTInit.state.h"

#include "PCID.state.h"

void
spec_pt_init(uint32_t mbi)
{
	spec_pt_init_kern(mbi);
	spec_set_pt(CID);
	if (!spec_set_pe())
		STOP();
}
