#include "VSVMSwitch.h"

#include "import.h"

/* Where the processor keeps the host's state; asm/svm_*.asm use both. */
_Alignas(PAGE_SIZE) uint8_t host_area[PAGE_SIZE];
_Alignas(PAGE_SIZE) uint8_t host_vmcb[PAGE_SIZE];
