#include "VSVMIntro.h"

#include "import.h"

/* After FNINIT, and as LDMXCSR takes it; the layout is that of FXSAVE. */
enum { CONTROL_WORD = 0x37f, MXCSR = 6, MXCSR_RESET = 0x1f80 };

static struct xvmst {
	_Alignas(16) uint32_t extra[EXTRA_WORDS];
	uint32_t registers[X_COUNT];
} xvmst_pool[NUM_IDS];

/* What is not wanted any more. */
static _Alignas(16) uint32_t nobody[EXTRA_WORDS];

uint32_t
xvmst_read(uint32_t id, uint32_t n)
{
	ASSERT(id < NUM_IDS && n < X_COUNT);
	return xvmst_pool[id].registers[n];
}

void
xvmst_write(uint32_t id, uint32_t n, uint32_t value)
{
	ASSERT(id < NUM_IDS && n < X_COUNT);
	xvmst_pool[id].registers[n] = value;
}

void
xvmst_run(uint32_t id)
{
	ASSERT(id < NUM_IDS);
	svm_switch(xvmst_pool[id].registers);
}

void
xvmst_own(uint32_t id, uint32_t from)
{
	ASSERT(id < NUM_IDS);
	extra_switch(from < NUM_IDS ? xvmst_pool[from].extra : nobody,
	             xvmst_pool[id].extra);
}

void
xvmst_reset(uint32_t id)
{
	ASSERT(id < NUM_IDS);
	for (uint32_t i = 0; i < EXTRA_WORDS; i++)
		xvmst_pool[id].extra[i] = 0;
	for (uint32_t i = 0; i < X_COUNT; i++)
		xvmst_pool[id].registers[i] = 0;
	xvmst_pool[id].extra[0] = CONTROL_WORD;
	xvmst_pool[id].extra[MXCSR] = MXCSR_RESET;
}
