#include "VSVMSwitch.h"

#include "import.h"

enum { PORT_WORDS = 3 * 1024, MSR_WORDS = 2 * 1024, ALL = 0xffffffff };

/* All of these asm/svm_*.asm use by name: where the host's state is kept, */
_Alignas(PAGE_SIZE) uint8_t host_area[PAGE_SIZE];
_Alignas(PAGE_SIZE) uint8_t host_vmcb[PAGE_SIZE];

/* a bit for each port, and two for each MSR that the processor looks up, */
_Alignas(PAGE_SIZE) uint32_t port_map[PORT_WORDS];
_Alignas(PAGE_SIZE) uint32_t msr_map[MSR_WORDS];

/* and addresses of the guest's. */
uint32_t guest_map, guest_vmcb;

void
svm_intercept_all(void)
{
	for (uint32_t i = 0; i < PORT_WORDS; i++)
		port_map[i] = ALL;
	for (uint32_t i = 0; i < MSR_WORDS; i++)
		msr_map[i] = ALL;
}

void
svm_use_map(uint32_t address)
{
	guest_map = address;
}

void
svm_use_vmcb(uint32_t address)
{
	guest_vmcb = address;
}
