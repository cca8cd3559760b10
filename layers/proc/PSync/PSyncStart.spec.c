/* What tests begin with: processes with pages, some of which wait. */
#include "PSync.state.h"

#include "MContainer.state.h"
#include "MPTNew.state.h"
#include "PCID.state.h"

void spec_chan_clear(uint32_t ch);
void spec_set_sync(uint32_t pid, uint32_t kind, uint32_t peer, uint32_t address,
                   uint32_t count);
void spec_end_sync(uint32_t pid, uint32_t count);

/* Who runs has its map in use; nobody has a message, and nobody waits. */
static void
settle(void)
{
	spec_set_pt(CID);
	for (uint32_t pid = 0; pid < NUM_IDS; pid++) {
		spec_chan_clear(pid);
		spec_end_sync(pid, 0);
	}
}

static void
put_page(uint32_t pid, uint32_t va)
{
	va -= va % PAGE_BYTES;
	if (spec_pt_read(pid, va) == 0)
		spec_pt_resv(pid, va, CHOICE(2) ? PERM_W : 0);
}

void
prepare_PSync(void)
{
	uint32_t pid = CHOICE(4);
	uint32_t va = SPACE_LOW + CHOICE(2) * PAGE_BYTES +
	              CHOICE(2) * CHOICE(PAGE_BYTES);

	switch (CHOICE(4)) {
	case 0:
		spec_proc_create(CHOICE(3), 12 + CHOICE(8));
		break;
	case 1:
		settle();
		break;
	case 2:
		REQUIRE(pid != CID && IS_USED(pid));
		if (CHOICE(2))
			settle();
		put_page(pid, va);
		spec_set_sync(pid, 1 + CHOICE(2), CHOICE(4), va,
		              CHOICE(CHOICE(2) ? 16 : 2 * PAGE_BYTES));
		break;
	default:
		REQUIRE(IS_USED(pid));
		put_page(pid, va);
	}
}
