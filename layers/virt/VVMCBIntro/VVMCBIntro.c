#include "VVMCBIntro.h"

#include "import.h"

enum { VMCB_WORDS = VMCB_SIZE / 4 };

_Static_assert(VMCB_SIZE == PAGE_SIZE, "a control block is a page");

static _Alignas(PAGE_SIZE) uint32_t vmcb_pool[NUM_IDS][VMCB_WORDS];

uint32_t
vmcb_read(uint32_t id, uint32_t ofs)
{
	ASSERT(id < NUM_IDS && ofs < VMCB_SIZE);
	return vmcb_pool[id][ofs / 4];
}

void
vmcb_write(uint32_t id, uint32_t ofs, uint32_t value)
{
	ASSERT(id < NUM_IDS && ofs < VMCB_SIZE);
	vmcb_pool[id][ofs / 4] = value;
}

void
vmcb_clear(uint32_t id)
{
	ASSERT(id < NUM_IDS);
	for (uint32_t i = 0; i < VMCB_WORDS; i++)
		vmcb_pool[id][i] = 0;
}

void
use_vmcb(uint32_t id)
{
	ASSERT(id < NUM_IDS);
	svm_use_vmcb((uint32_t)vmcb_pool[id]);
}
