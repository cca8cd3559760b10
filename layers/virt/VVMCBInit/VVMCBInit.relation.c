/* Bits for ports and MSRs are all set, so that they are known by their place.
 */
#include "VVMCBInit.c"

#include "VVMCBInit.state.h"

void
abstract_VVMCBInit(void)
{
	SVM.usable = usable;
	SVM.ports = (uint32_t)(const uint32_t *)port_map;
	SVM.msrs = (uint32_t)(const uint32_t *)msr_map;
}

bool
represents_VVMCBInit(void)
{
	return ALL(i, 0, PORT_WORDS, port_map[i] == EVERY) &&
	       ALL(i, 0, MSR_WORDS, msr_map[i] == EVERY);
}
