/*
 * How deep the stack is at each place of an object's functions, counted from
 * the stack pointer at the function's begin, in bytes.
 *
 * The instructions are followed along all ways through a function; where two
 * meet, the deeper one counts.  Followed are push and pop, sums with numbers,
 * frame pointers and alignment.  What else is put into the stack pointer is
 * another stack in assembly, and a frame without bound in compiled code.
 */
#pragma once

#include "../base/map.h"
#include "code.h"

/* A place where control goes to another function. */
struct frame_call {
	uint32_t depth;  /* there, with the return address if it pushes one */
	uint32_t offset; /* of the instruction, in the section */
	bool elsewhere;  /* on another stack than the function's own */
	bool indirect;   /* through a register or memory */
	bool jumps;      /* and does not come back */
	const char *symbol; /* of another object perhaps, or NULL */
	const struct function *function; /* of this object, or NULL */
};

struct frame {
	const struct function *function;
	uint32_t depth;     /* at most, without calls */
	uint32_t elsewhere; /* on another stack that it changes to */
	bool changes;       /* it does so */
	bool unbounded;     /* it grows by what is known only at run time */
	struct {
		struct frame_call *items;
		uint32_t count, capacity;
	} calls;
};

struct frames LIST(struct frame);

/*
 * Gathers the frames of all functions of an object; compiled tells whether a
 * compiler made it, whose indirect jumps stay in the function or leave it.
 * Behind calls of functions whose names are keys of noreturn nothing runs.
 */
void frames_read(struct arena *arena, const struct code *code, bool compiled,
                 const struct map *noreturn, struct frames *frames);
