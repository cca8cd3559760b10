#include "msr.h"

#include "import.h"

static const struct msr msrs[] = {
	{0x174, VM_SYSENTER_CS, 0, false},
	{0x175, VM_SYSENTER_ESP, 0, false},
	{0x176, VM_SYSENTER_EIP, 0, false},
	{0x277, VM_PAT_LOW, VM_PAT_HIGH, true},
	{0xc0000080, VM_EFER, 0, false},
};

const struct msr *
msr_find(uint32_t number)
{
	for (uint32_t i = 0; i < sizeof(msrs) / sizeof(*msrs); i++)
		if (msrs[i].number == number)
			return &msrs[i];
	return 0;
}
