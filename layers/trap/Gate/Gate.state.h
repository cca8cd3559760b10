/* What Gate's clients see of segments, gates and the task that traps enter. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

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
 * are, where that fault is handled and where its stack begins never changes.
 */
struct tasks_state {
	uint32_t trap[TASK_WORDS], fault[TASK_WORDS];
	uint32_t trap_at, fault_at, fault_handler, fault_top;
};

extern struct tasks_state TSS;

/* Whether the tables are the processor's, and its control registers. */
struct segments_state {
	bool are_used;
	uint32_t controls[5];
};

extern struct segments_state SEGMENTS;

void spec_gate_init(void);
void spec_gate_use(void);
void spec_gate_set(uint32_t vector, uint32_t handler, bool for_users);
void spec_gate_set_stack(uint32_t top);
