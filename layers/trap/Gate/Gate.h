/*
 * Gate -- segments, and the gates through which the processor enters the
 * kernel.
 *
 * All segments are flat: code and data for ring 0 and for ring 3.  They and the
 * gates are what the processor itself reads.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Selectors of ring 3, with the ring in them. */
enum { USER_CODE = 0x18 | 3, USER_DATA = 0x20 | 3 };

/*
 * Fills the tables.  The gate for double faults is there: such a fault stops
 * the machine with a message, on a stack of its own.
 */
void gate_init(void);

/*
 * Requires gate_init, and a map in use that stays as it is.  Makes the tables
 * and the segments the processor's.
 */
void gate_use(void);

/*
 * Requires vector < 64.  From now on it is handled at address handler, in ring
 * 0 with interrupts off; but double faults, 8, stay as they are.  Only what is
 * for users may be called by int in ring 3.
 */
void gate_set(uint32_t vector, uint32_t handler, bool for_users);

/* The next trap out of ring 3 pushes what it saves below address top. */
void gate_set_stack(uint32_t top);

/* Returns the address that the last page fault was about. */
uint32_t trap_address(void);
