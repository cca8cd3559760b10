/* What tests begin with: processes with pages, some of which wait. */
#include "PSync.state.h"

#include "MContainer.state.h"
#include "MPTNew.state.h"
#include "PCID.state.h"

void spec_set_sync(uint32_t pid, uint32_t kind, uint32_t peer, uint32_t address,
                   uint32_t count);

static uint32_t
choose_address(void)
{
	return SPACE_LOW + CHOICE(2) * PAGE_BYTES +
	       CHOICE(2) * CHOICE(PAGE_BYTES);
}

void
prepare_PSync(void)
{
	uint32_t pid = CHOICE(4), va = choose_address();

	switch (CHOICE(5)) {
	case 0:
		spec_proc_create(CHOICE(3), 12 + CHOICE(8));
		break;
	case 1:
		spec_set_pt(CID);
		for (uint32_t ch = 0; ch < NUM_IDS; ch++)
			spec_chan_clear(ch);
		break;
	case 2:
		REQUIRE(pid != CID);
		spec_set_sync(pid, 1 + CHOICE(2), CHOICE(4), va,
		              CHOICE(CHOICE(2) ? 16 : 2 * PAGE_BYTES));
		break;
	default:
		va -= va % PAGE_BYTES;
		REQUIRE(IS_USED(pid) && spec_pt_read(pid, va) == 0);
		spec_pt_resv(pid, va, CHOICE(2) ? PERM_W : 0);
	}
}
