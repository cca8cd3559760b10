/*
 * PUCtx -- where each process was left in ring 3, and the way there and back.
 *
 * A context is 19 words.  The processor itself pushes the last five when a trap
 * leaves ring 3, for that is where gate_set_stack points; the entry pushes the
 * others.  Nothing is ever copied.
 */
#pragma once

#include <stdint.h>

/* The words of a context that have names outside. */
enum {
	UCTX_ESI = 1,
	UCTX_EBX = 4,
	UCTX_EDX = 5,
	UCTX_ECX = 6,
	UCTX_EAX = 7,
	UCTX_TRAP = 12,
	UCTX_ERROR = 13,
	UCTX_EIP = 14,
};

enum { TRAP_PAGE_FAULT = 14, TRAP_SYSCALL = 48 };

/*
 * Requires vector <= TRAP_SYSCALL.  Returns the address at which that trap
 * enters the kernel.
 */
uint32_t trap_stub(uint32_t vector);

/*
 * Requires pid < NUM_IDS, and that it has never run, or another has since.
 * Makes a context that starts at address entry with its stack below address
 * top, and 0 in all other registers.
 */
void uctx_start(uint32_t pid, uint32_t entry, uint32_t top);

/* Each requires pid < NUM_IDS and the number of a word that has a name. */
uint32_t uctx_get(uint32_t pid, uint32_t word);
void uctx_set(uint32_t pid, uint32_t word, uint32_t value);

/* Requires pid < NUM_IDS.  Makes ready for user_run(pid), and for no other. */
void user_use(uint32_t pid);

/*
 * Requires that user_use(pid) was the last of its kind, and that the map in use
 * is that of pid.  Goes on in ring 3 where the process was left, until there is
 * a trap.  Returns its number; the context is that of the trap then.
 */
uint32_t user_run(uint32_t pid);
