/*
 * VSVM -- a guest as one thing: all its registers, and a step of its life.
 *
 * Each primitive requires id < NUM_IDS.
 */
#pragma once

#include <stdint.h>

/* Each requires n < VM_REGISTERS; what is kept of a value VVMCBOp.h says. */
uint32_t svm_get_reg(uint32_t id, uint32_t n);
void svm_set_reg(uint32_t id, uint32_t n, uint32_t value);

/* Makes the guest a processor after a reset, with nested map id. */
void svm_reset(uint32_t id);

/*
 * Makes guest id the one that svm_run_vm lets run.  Debug and floating-point
 * registers that are in the processor are kept for guest from, if it is one.
 */
void svm_use(uint32_t id, uint32_t from);

/*
 * Requires that SVM is on, and svm_use(id, ...).  Lets it run until it exits.
 * Returns why.  After VM_EXIT_INVALID nothing of the guest is left, and it may
 * not run before svm_reset: what is in its control block would be the host's.
 */
uint32_t svm_run_vm(uint32_t id);
