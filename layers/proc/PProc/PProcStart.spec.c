/* What tests begin with: threads, of which any may run, and their pages. */
#include "PProc.state.h"

#include "MPTNew.state.h"
#include "PSched.state.h"

void
prepare_PProc(void)
{
	uint32_t va = DIRECTORY_BYTES + CHOICE(3) * PAGE_BYTES;

	switch (CHOICE(5)) {
	case 0:
		REQUIRE(CAN_CONSUME(CID, 20));
		spec_thread_spawn(PROC.entry, 0, CID, 12 + CHOICE(8));
		break;
	case 1:
		spec_set_pt(CID);
		break;
	case 2:
		spec_thread_sched_ready();
		break;
	case 3:
		spec_thread_sched_sleep(CHOICE(4));
		break;
	default:
		REQUIRE(spec_pt_read(CID, va) == 0);
		spec_pt_resv(CID, va, ENTRY_W);
	}
}
