/*
 * MPTInit -- paging is on.
 */
#pragma once

#include <stdint.h>

/*
 * Brings up what is below, and turns paging on, with the caller's map.  Stops
 * the machine with a message if the processor has no no-execute bit.
 */
void pt_init(uint32_t mbi);
