/* What tests begin with: threads, of which any may run, and their pages. */
#include "PProc.state.h"

#include "MPTNew.state.h"
#include "PSched.state.h"

void spec_chan_clear(uint32_t ch);
void spec_shared_mem_end(uint32_t pid);

/* Nobody has a message or an offer, and who is to run has its map in use. */
static void
take_turns(void)
{
	for (uint32_t pid = 0; pid < NUM_IDS; pid++) {
		spec_chan_clear(pid);
		spec_shared_mem_end(pid);
	}
	switch (CHOICE(3)) {
	case 0:
		spec_thread_sched_ready();
		break;
	case 1:
		spec_thread_sched_sleep(CHOICE(4));
		break;
	default:
		break;
	}
	spec_set_pt(CID);
}

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
		REQUIRE(spec_pt_read(CID, va) == 0);
		spec_pt_resv(CID, va, ENTRY_W);
		break;
	default:
		take_turns();
	}
}
