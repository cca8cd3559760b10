/*
 * The kernel's calls for virtual machines and for the files of the boot loader,
 * as functions; a process has one virtual machine.
 *
 * Each returns the kernel's error, E_OK if there is none, unless it says
 * otherwise.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "import.h"

/* Why the guest stopped. */
struct vm_exit {
	uint32_t reason;    /* SVM's exit code, a VM_EXIT_... */
	uint32_t info;      /* the low word of its EXITINFO1 */
	uint32_t eax;       /* the guest's */
	bool can_interrupt; /* it would take an interrupt */
};

/* A segment register; the attributes in SVM's form, of 12 bits. */
struct vm_segment {
	uint32_t selector, base, limit, attributes;
};

/* What SYS_VM_EXIT_INFO knows of an exit. */
enum { VM_INFO_1, VM_INFO_2 };

/* An event for vm_run and vm_inject: these, and the vector. */
enum {
	VM_EVENT = 0x80000000,
	VM_EVENT_INTERRUPT = 0 << 8,
	VM_EVENT_EXCEPTION = 3 << 8,
	VM_EVENT_ERROR = 1 << 11, /* it has an error code */
};

uint32_t vm_create(void);
uint32_t vm_reserve(uint32_t gpa); /* a page, at GUEST_LOW + gpa here */

/*
 * Runs the guest until something happens.  eax counts with VM_SET_EAX; the
 * event is 0 or one of the above.  With an error, exit is what it was.
 */
uint32_t vm_run(uint32_t flags, uint32_t eax, uint32_t event,
                struct vm_exit *exit);
uint64_t vm_exit_info(uint32_t number); /* returns it; 0 with an error */
uint32_t vm_get(uint32_t reg);          /* returns it; 0 with an error */
uint32_t vm_set(uint32_t reg, uint32_t value);
uint32_t vm_get_segment(uint32_t number, struct vm_segment *segment);
uint32_t vm_set_segment(uint32_t number, const struct vm_segment *segment);
uint32_t vm_inject(uint32_t event, uint32_t code); /* with an error code */
uint32_t vm_set_tsc_offset(uint64_t offset);
uint32_t vm_tsc_rate(void); /* returns the ticks in a millisecond */

/*
 * Copies what a file has from offset on, count bytes or less, and says how
 * many.
 */
uint32_t vm_file(uint32_t number, uint32_t offset, void *to, uint32_t *count);

/* Returns the time-stamp counter; this is no call of the kernel's. */
uint64_t vm_tsc(void);
