/*
 * What the instructions of assembly do to registers and the stack, one small
 * step after another, and where control goes: enough to tell whether a function
 * gives back what it was called with.  What else an instruction does has no
 * step.
 */
#pragma once

#include <stdbool.h>

#include "../base/list.h"
#include "../report/source.h"

/*
 * General registers by their numbers in the encoding, the direction flag, and
 * a place for what is in none while an instruction is carried out.
 */
enum step_register {
	STEP_EAX,
	STEP_ECX,
	STEP_EDX,
	STEP_EBX,
	STEP_ESP,
	STEP_EBP,
	STEP_ESI,
	STEP_EDI,
	STEP_FLAGS,
	STEP_HIDDEN,
	STEP_REGISTERS,
	STEP_NONE = STEP_REGISTERS, /* what no register holds */
	STEP_STATIC, /* as a base: the begin of the symbol of index target */
};

enum step_kind {
	STEP_CHANGE,   /* to gets what has nothing to do with what is known */
	STEP_ADDRESS,  /* to gets an address of code, or of who knows what */
	STEP_CLEAR,    /* to, the direction flag, is clear */
	STEP_MOVE,     /* to gets from + number */
	STEP_EXCHANGE, /* to and from */
	STEP_LOAD,     /* to gets the word at base + number */
	STEP_STORE,    /* size bytes at base + number get from */
	STEP_PUSH,     /* from, in size bytes */
	STEP_POP,      /* to, from size bytes */
	STEP_CALL,     /* the target, or what from holds */
	STEP_JUMP,     /* likewise */
	STEP_BRANCH,   /* to the target or on */
	STEP_RETURN,   /* by ret, which takes number bytes more */
	STEP_LEAP,     /* by a frame of number bytes, or 0: iret and its like */
	STEP_STOP,     /* no further */
};

#define NO_STEP UINT32_MAX

struct code_step {
	enum step_kind kind;
	enum step_register to, from, base;
	uint32_t number; /* modulo 2^32 */
	uint32_t size;
	uint32_t target;    /* index of a step, or NO_STEP */
	const char *symbol; /* of another object that it leads to, or NULL */
	uint32_t offset;    /* of the instruction, in its section */
	struct span span;   /* of the mnemonic, or its line */
};

/* Where a function begins that other files see. */
struct code_entry {
	const char *name;
	uint32_t step;   /* index */
	uint32_t offset; /* in its section */
};

/* Without a jump, control goes from each step to the next. */
struct code_steps LIST(struct code_step);
struct code_entries LIST(struct code_entry);
