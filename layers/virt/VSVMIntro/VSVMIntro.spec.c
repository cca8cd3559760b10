#include "VSVMIntro.state.h"

/* What FXRSTOR takes for x87 and SSE after a reset. */
enum { EXTRA_X87 = 0, EXTRA_SSE = 6, X87_RESET = 0x37f, SSE_RESET = 0x1f80 };

struct registers_state XVMST[XVMST_COUNT];

uint32_t
spec_xvmst_read(uint32_t id, uint32_t n)
{
	REQUIRE(id < NUM_IDS && n < X_COUNT);
	return XVMST[id].registers[n];
}

void
spec_xvmst_write(uint32_t id, uint32_t n, uint32_t value)
{
	REQUIRE(id < NUM_IDS && n < X_COUNT);
	XVMST[id].registers[n] = value;
}

void
spec_xvmst_run(uint32_t id)
{
	REQUIRE(id < NUM_IDS);
	spec_svm_switch(XVMST[id].registers);
}

void
spec_xvmst_own(uint32_t id, uint32_t from)
{
	REQUIRE(id < NUM_IDS && id != from);
	if (from >= NUM_IDS)
		from = XVMST_NOBODY;
	UPDATE(i, 0, GUEST_EXTRA, XVMST[from].extra[i] = GUEST.extra[i]);
	UPDATE(i, 0, GUEST_EXTRA, GUEST.extra[i] = XVMST[id].extra[i]);
}

void
spec_xvmst_reset(uint32_t id)
{
	REQUIRE(id < NUM_IDS);
	UPDATE(i, 0, GUEST_EXTRA, XVMST[id].extra[i] = 0);
	XVMST[id].extra[EXTRA_X87] = X87_RESET;
	XVMST[id].extra[EXTRA_SSE] = SSE_RESET;
	for (uint32_t n = 0; n < GUEST_REGISTERS; n++)
		XVMST[id].registers[n] = 0;
}
