#pragma once

#include <stdint.h>

/* Says what is wanted, and waits.  Returns how many turns there were. */
uint32_t ask_for(uint32_t what);

/* The same. */
uint32_t wait_for(uint32_t what);
