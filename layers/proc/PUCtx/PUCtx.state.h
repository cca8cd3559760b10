/* What PUCtx's clients see of a process that does not run: its registers. */
#pragma once

#include <stdint.h>

enum { UCTX_COUNT = 64, UCTX_SIZE = 19 };

extern uint32_t UCTX[UCTX_COUNT][UCTX_SIZE];

enum { UCTX_BYTES = UCTX_SIZE * 4 };

/*
 * Where user_run left the kernel's stack; where contexts and the entries of
 * traps are, which never changes.
 */
struct user_stack_state {
	uint32_t kernel, contexts, stubs;
};

extern struct user_stack_state USTACK;

enum { STOPS_MOST = 1 << 16 };

/* What will be when a program stops, the nth time that any of them does. */
struct programs_state {
	uint32_t stops;
	struct {
		uint32_t context[UCTX_SIZE], kernel_stack, fault;
	} at[STOPS_MOST];
};

extern struct programs_state PROGRAMS;

/* In tests: what pid asks for, as numbers that a call may mean. */
void choose_call(uint32_t pid);

uint32_t spec_user_run(uint32_t pid);
uint32_t spec_trap_stub(uint32_t vector);
void spec_uctx_start(uint32_t pid, uint32_t entry, uint32_t top);
void spec_user_use(uint32_t pid);
