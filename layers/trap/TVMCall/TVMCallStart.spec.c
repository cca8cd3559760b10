/* What tests begin with: a program that has pages and a machine, and asks. */
#include "TVMCall.state.h"

#include "MContainer.state.h"
#include "MPTNew.state.h"
#include "PCID.state.h"
#include "PUCtx.state.h"

enum { PROGRAM_LOW = 0x40000000, PAGES = 3 };

void
prepare_TVMCall(void)
{
	uint32_t va = PROGRAM_LOW + CHOICE(PAGES) * PAGE_SIZE;

	choose_call(CID);
	switch (CHOICE(6)) {
	case 0:
		REQUIRE(spec_vm_is_possible());
		spec_vm_create();
		break;
	case 1:
		REQUIRE(spec_pt_read(CID, va) == 0);
		spec_pt_resv(CID, va, ENTRY_W);
		break;
	}
}
