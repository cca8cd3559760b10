/*
 * What is known of values where the text of a function is read.  They are
 * followed through registers and the top of the stack as far as no other
 * control flow joins, which is how assemblers are written that load an address
 * and then use it.
 */
#pragma once

#include "object_shared.h"

/* What is known of a value. */
struct value {
	bool is_number;
	uint32_t number;
	const struct relocation *symbol; /* it leads to, or near; or NULL */
	bool moved;                      /* something was added to it */
	struct end from; /* what else it comes from; kind NONE if unknown */
};

enum { KNOWN_WORDS = 16 };

/* The values of a function's registers and stack. */
struct track {
	struct gathering *gathering;
	struct unit *unit;
	const struct function *function;
	struct value registers[NOT_GENERAL];
	struct value pushed; /* what is on top of the stack */
	/* The words on top of the stack; the last is the topmost. */
	struct value words[KNOWN_WORDS];
	uint32_t word_count;
	/* Bytes between the stack pointer, or ebp, and the return address. */
	bool is_depth_known, is_frame_known;
	int32_t depth, frame;
	bool falls;          /* into the next instruction */
	bool is_elsewhere;   /* the stack is another than at the begin */
	unsigned parameters; /* a set: those that were seen */
};

/* The value of an operand, as it is read. */
struct value object_value(const struct track *track,
                          const struct operand *operand);

/* The address that a memory operand computes. */
struct value object_address(const struct track *track,
                            const struct operand *operand);

/*
 * Where addresses get to in assembly, as the transfers of the unit: what an
 * instruction hands on, before its results are noted.  Nothing is said of what
 * a compiler made, since its source tells.
 */
void object_note_transfers(struct track *track, const struct instruction *at);

/* The same of the addresses in data. */
void object_data_transfers(struct gathering *gathering, struct unit *unit);

/* Begins a function; what is on the stack, and what a call returns. */
void object_begin_words(struct track *track);
void object_note_words(struct track *track, const struct instruction *at);

/* Control may come from elsewhere. */
void object_forget_words(struct track *track);

/*
 * Returns the index of the word of the stack that a memory operand is, or -1;
 * *parameter is the number of the function's own parameter that it is, or -1.
 */
int32_t object_word(const struct track *track, const struct operand *operand,
                    int32_t *parameter);

/* The function that a call or jump names, or NULL. */
const char *object_callee(const struct track *track,
                          const struct instruction *at);
