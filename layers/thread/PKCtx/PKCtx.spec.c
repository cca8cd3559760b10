#include "PKCtx.state.h"

struct kctx_state KCTX[KCTX_COUNT];

void
spec_kctx_set_esp(uint32_t id, uint32_t esp)
{
	REQUIRE(id < NUM_IDS);
	KCTX[id].esp = esp;
}

void
spec_kctx_set_ebp(uint32_t id, uint32_t ebp)
{
	REQUIRE(id < NUM_IDS);
	KCTX[id].ebp = ebp;
}

void
spec_kctx_set_eip(uint32_t id, uint32_t eip)
{
	REQUIRE(id < NUM_IDS);
	KCTX[id].eip = eip;
}
