/*
 * MATOp -- the allocation table, filled from the map of memory.
 */
#pragma once

#include <stdint.h>

/*
 * A page is normal afterwards if it lies whole in a usable range and meets no
 * other range; no page is given away.
 */
void mem_init(uint32_t mbi);
