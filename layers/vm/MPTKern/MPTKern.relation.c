/* Where the parts of the kernel's image are, is what the linker says. */
#include "MPTKern.c"

#include "MPTKern.state.h"

void
abstract_MPTKern(void)
{
	KERNEL.begin = (uint32_t)image_begin;
	KERNEL.text_end = (uint32_t)text_end;
	KERNEL.rodata_end = (uint32_t)rodata_end;
	KERNEL.end = (uint32_t)image_end;
}
