/*
 * PRing0Init -- a kernel all of whose processes run in ring 0.
 *
 * What is left of the layers below is PRing0's.
 */
#pragma once

#include <stdint.h>

/*
 * Starts the kernel.  Requires the mbi that main was given, which cannot be
 * checked.  The caller becomes process 0, the root.
 */
void ring0_init(uint32_t mbi);
