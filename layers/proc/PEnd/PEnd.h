/*
 * PEnd -- the end of the run, when all that the layers promise must hold.
 */
#pragma once

#include <stdint.h>

/*
 * Requires that the caller is in a trap.  Asserts the invariants of all layers,
 * and ends the run: well, if status is 0.
 */
_Noreturn void system_end(uint32_t status);
