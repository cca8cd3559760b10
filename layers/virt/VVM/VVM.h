/*
 * VVM -- virtual machines: each process may have one.
 *
 * It ends with the process.  From here on a machine is one thing, VM: nobody
 * above sees control blocks, maps or what is in the processor.
 * Invariants:
 *   I1  a machine that may run is one that its process, which lives, has made.
 *   I2  nested maps name tables of their own process only.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/*
 * Brings up what is below, and looks whether nested paging is obeyed: a guest
 * that sees the host's memory instead of its own is never started.  No process
 * has a machine.
 */
void vm_setup(uint32_t mbi);

/* Asserts the invariants. */
void vm_check(void);

/* Returns whether there can be virtual machines here. */
bool vm_is_possible(void);

/*
 * Requires vm_is_possible.  Gives the caller a machine as after a reset, in the
 * place of one that it had.  Its memory is what the caller has from GUEST_LOW
 * on, as far as that was reserved for a guest.
 */
void vm_create(void);

/* Returns whether the caller has one, which can run. */
bool vm_is_there(void);

/*
 * Each of the following requires vm_is_there, and works on the caller's.
 * Registers, segments, events and exits are those of VVMCBOp.h.
 */

/* Requires a page's gpa < GUEST_SIZE, free.  As npt_insert. */
bool vm_reserve(uint32_t gpa);

uint32_t vm_get_reg(uint32_t n);
void vm_set_reg(uint32_t n, uint32_t value);
uint32_t vm_get_seg(uint32_t n, uint32_t word);
void vm_set_seg(uint32_t n, uint32_t word, uint32_t value);
void vm_set_tsc_offset(uint32_t low, uint32_t high);
uint32_t vm_get_exit_info(uint32_t n);
uint32_t vm_get_next_eip(void);
void vm_skip(void);
void vm_inject_event(uint32_t event, uint32_t error);
bool vm_check_pending_event(void);
bool vm_check_interruptible(void);
void vm_set_intercept_vint(bool wants);

/*
 * Lets the guest run until it exits.  Returns why.  After VM_EXIT_INVALID the
 * machine is gone.
 */
uint32_t vm_run(void);
