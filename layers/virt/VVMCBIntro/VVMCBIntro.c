#include "VVMCBIntro.h"

#include "import.h"

enum { VMCB_WORDS = VMCB_SIZE / 4 };
enum { IOPM_WORDS = 3 * 1024, MSRPM_WORDS = 2 * 1024, ALL = 0xffffffff };

static _Alignas(PAGE_SIZE) uint32_t vmcb_pool[NUM_IDS][VMCB_WORDS];
static _Alignas(PAGE_SIZE) uint32_t iopm[IOPM_WORDS];
static _Alignas(PAGE_SIZE) uint32_t msrpm[MSRPM_WORDS];

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

uint32_t
vmcb_address(uint32_t id)
{
	ASSERT(id < NUM_IDS);
	return (uint32_t)vmcb_pool[id];
}

uint32_t
iopm_address(void)
{
	return (uint32_t)iopm;
}

uint32_t
msrpm_address(void)
{
	return (uint32_t)msrpm;
}

void
init_permission_maps(void)
{
	for (uint32_t i = 0; i < IOPM_WORDS; i++)
		iopm[i] = ALL;
	for (uint32_t i = 0; i < MSRPM_WORDS; i++)
		msrpm[i] = ALL;
}
