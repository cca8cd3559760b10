/*
 * What registers and stack hold at a place of a function, in terms of what they
 * held when it was called.
 */
#pragma once

#include "../source/facts.h"

enum origin {
	ORIGIN_ENTRY,  /* what a register held at the begin; id is which */
	ORIGIN_MADE,   /* what a step made; see registers_maker */
	ORIGIN_MIXED,  /* one of several */
	ORIGIN_STATIC, /* the place of a symbol; id is its index */
};

/* The id of an entry's value that stands in no register, but on the stack. */
enum { RETURN_ADDRESS = STEP_REGISTERS };

struct value {
	enum origin origin;
	uint32_t id;
	uint32_t offset; /* added to it, modulo 2^32 */
};

/* A word of memory whose address and value are known in these terms. */
struct cell {
	struct value at, value;
	uint32_t by; /* the step that stored it */
};

struct registers {
	struct value values[STEP_REGISTERS];
	uint32_t by[STEP_REGISTERS]; /* the step since which it is so */
	uint32_t saved; /* set of registers whose first value is in memory */
	struct {
		struct cell *items;
		uint32_t count, capacity;
	} cells;
};

#define REGISTER_SET(number) (1u << (number))

/* What a function of C may change. */
#define STEP_SCRATCH \
	(REGISTER_SET(STEP_EAX) | REGISTER_SET(STEP_ECX) | \
	 REGISTER_SET(STEP_EDX))

/* As they are when a function is called. */
struct registers registers_begin(void);

/* A copy that can be changed by itself. */
struct registers registers_copy(struct arena *arena,
                                const struct registers *registers);

/*
 * Adds what may also be there to what is known.  Returns whether less is known
 * now than before.
 */
bool registers_join(struct arena *arena, struct registers *known,
                    const struct registers *now);

/* Does what a step does that leads nowhere but to the next. */
void registers_apply(struct arena *arena, struct registers *registers,
                     const struct code_steps *steps, uint32_t index);

/* A step, by its index, puts something else into a register. */
void registers_change(struct registers *registers, enum step_register to,
                      uint32_t index);

/* Takes bytes off the stack. */
void registers_take(struct registers *registers, uint32_t bytes);

/* Whether a register holds what it held at the begin, and number more. */
bool registers_hold(const struct registers *registers, enum step_register at,
                    uint32_t number);

/* Whether a value is the address to which the function returns. */
bool registers_is_return(struct value value);

/* The word at the stack pointer, if anything is known of it, or NULL. */
const struct cell *registers_top(const struct registers *registers);

/* The step that made a value, or NULL. */
const struct code_step *registers_maker(const struct code_steps *steps,
                                        struct value value);
