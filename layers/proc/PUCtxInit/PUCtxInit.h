/*
 * PUCtxInit -- all that can happen in ring 3 leads to the kernel.
 */
#pragma once

#include <stdint.h>

/*
 * Brings up what is below; then segments and gates are in use, and interrupts
 * come if this kernel has any.
 */
void uctx_init(uint32_t mbi);
