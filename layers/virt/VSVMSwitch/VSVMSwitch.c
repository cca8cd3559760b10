#include "VSVMSwitch.h"

#include "import.h"

/* All of these asm/svm_*.asm use by name: where the host's state is kept, */
_Alignas(PAGE_SIZE) uint8_t host_area[PAGE_SIZE];
_Alignas(PAGE_SIZE) uint8_t host_vmcb[PAGE_SIZE];

/* and addresses of the guest's. */
uint32_t guest_map, guest_vmcb;

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
