/* What Gate's clients see of segments, gates and the task that traps enter. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../../boot/PreInit/PreInit.state.h"

enum { GDT_COUNT = 7, IDT_COUNT = 64, TASK_WORDS = 26 };

/* Segments, as the processor has them. */
extern uint64_t GDT[GDT_COUNT];

/*
 * Where a gate leads, if it is there: to an address in a segment, or to the
 * task that this is.
 */
struct gate_state {
	bool is_there, is_task, for_users;
	uint32_t segment, handler;
};

extern struct gate_state IDT[IDT_COUNT];

/* Words of a task's state that have names; the others are 0. */
enum {
	TASK_STACK = 1, /* for traps, */
	TASK_SEGMENT,   /* and its segment */
	TASK_MAP = 7,
	TASK_EIP,
	TASK_EFLAGS,
	TASK_ESP = 14,
	TASK_ES = 18,
	TASK_CS,
	TASK_SS,
	TASK_DS,
	TASK_PORTS = 25
};

/*
 * The task whose stack traps use, and that of double faults.  Where the two
 * and the tables are, where that fault is handled and where its stack begins
 * never changes.
 */
struct tasks_state {
	uint32_t trap[TASK_WORDS], fault[TASK_WORDS];
	uint32_t trap_at, fault_at, gdt_at, idt_at, fault_handler, fault_top;
};

extern struct tasks_state TSS;

/* es, cs, ss, ds, fs and gs, in the processor's order. */
enum { SEGMENT_REGISTERS = 6 };

/* A table of the processor's: its first byte, and the number of its last. */
struct table_state {
	uint32_t at, last;
};

/*
 * Where the processor's tables are, its segment registers, its task, and the
 * address that the last page fault was about.
 */
struct segments_state {
	struct table_state gdt, idt;
	uint32_t registers[SEGMENT_REGISTERS], task, fault;
};

extern struct segments_state SEGMENTS;

void spec_gate_init(void);
void spec_gate_use(void);
void spec_gate_set(uint32_t vector, uint32_t handler, bool for_users);
void spec_gate_set_stack(uint32_t top);
