/* Where the bits for ports and MSRs are is all that is to know of them. */
#include "VVMCBInit.c"

#include "VVMCBInit.state.h"

void
abstract_VVMCBInit(void)
{
	SVM.usable = usable;
	SVM.ports = (uint32_t)(const uint32_t *)port_map;
	SVM.msrs = (uint32_t)(const uint32_t *)msr_map;
}
