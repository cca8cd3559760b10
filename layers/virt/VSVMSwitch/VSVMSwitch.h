/*
 * VSVMSwitch -- into a guest and back: what the processor has of each.
 *
 * AMD's SVM (AMD64 Architecture Programmer's Manual, volume 2, chapter 15).
 * VMRUN changes most of the state by itself, VMLOAD and VMSAVE some more; what
 * is left, registers, debug registers and floating point, changes here.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* General registers that VMRUN leaves alone, in this order. */
enum { X_EBX, X_ECX, X_EDX, X_ESI, X_EDI, X_EBP, X_COUNT };

/* How many words a guest's floating-point and debug registers take. */
enum { EXTRA_WORDS = 132 };

/*
 * Turns SVM on.  Returns whether this processor has it, with nested paging, and
 * does not refuse it.
 */
bool svm_enable(void);

/*
 * The guest that svm_switch lets run: the physical addresses of its nested page
 * map, in the PAE format, and of its VMCB.
 */
void svm_use_map(uint32_t address);
void svm_use_vmcb(uint32_t address);

/*
 * Requires svm_enable, a map and a VMCB.  Lets the guest run until it exits;
 * registers points to the X_COUNT that it has beside those of the VMCB.  An
 * interrupt that comes meanwhile makes it exit, and waits for ring 3.
 */
void svm_switch(uint32_t *registers);

/*
 * Requires two times EXTRA_WORDS at a multiple of 16.  Saves what is in the
 * processor of debug registers 0 to 3 and of x87, MMX and SSE, and loads
 * others. Neither the kernel nor a process uses them: they stay a guest's until
 * the next guest's come.
 */
void extra_switch(uint32_t *save, const uint32_t *load);
