/*
 * VVMCBInit -- control blocks as a new guest's are to be.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Brings up what is below, and turns SVM on, if the processor has it. */
void vmcb_init(uint32_t mbi);

/* Returns whether SVM is on. */
bool vmcb_is_usable(void);

/*
 * Requires id < NUM_IDS.  Makes its control block that of a processor after a
 * reset, as far as one without a BIOS needs it: real mode, flat segments of 64
 * KiB at 0, interrupts off.  It has nested map id for memory; each access to a
 * port or an MSR makes it exit, and so does each instruction that would reach
 * beyond the guest.
 */
void vmcb_reset(uint32_t id);
