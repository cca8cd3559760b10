/*
 * VSVMIntro -- what a guest has besides its control block.
 *
 * Each primitive requires id < NUM_IDS.
 */
#pragma once

#include <stdint.h>

/* Each requires n < X_COUNT: a general register. */
uint32_t xvmst_read(uint32_t id, uint32_t n);
void xvmst_write(uint32_t id, uint32_t n, uint32_t value);

/*
 * Requires that guest id is the one that runs next, and that its debug and
 * floating-point registers are in the processor.  Lets it run until it exits.
 */
void xvmst_run(uint32_t id);

/*
 * Puts the debug and floating-point registers of guest id into the processor;
 * those that are there are kept for guest from, if it is one: from < NUM_IDS.
 */
void xvmst_own(uint32_t id, uint32_t from);

/* Makes all of them what they are after a reset. */
void xvmst_reset(uint32_t id);
