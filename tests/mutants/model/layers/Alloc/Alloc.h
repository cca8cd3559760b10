#pragma once

#include <stdint.h>

/* Returns a slot that owner, which is not 0, now has; TABLE_SIZE if none. */
uint32_t slot_take(uint32_t owner);
void slot_give(uint32_t slot);
uint32_t slot_owner(uint32_t slot);
