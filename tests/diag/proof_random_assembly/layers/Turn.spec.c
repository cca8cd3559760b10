#include "layerc_x86.h"

void
spec_swap(void)
{
	uint32_t first = CPU.eax;

	CPU.eax = CPU.edx;
	CPU.edx = first;
}

void
spec_turn(void)
{
	CPU.eax = CPU.edx;
	CPU.edx = CPU.ecx;
}
