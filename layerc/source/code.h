/*
 * The instructions of an object's or image's executable sections, function by
 * function, through libcapstone (i386, 32 bits).
 *
 * Assemblers put data between instructions, say not how long a function is
 * and let labels point anywhere.  So each executable section is decoded from
 * every symbol and direct target on, whatever stood before it; bytes that are
 * no instruction become one item that says so.  What the control flow from
 * the section's functions leads to is marked as reached: only what is not may
 * be data that looks like code.  A label that nothing refers to is reached,
 * too: as data it would be of no use.
 */
#pragma once

#include <capstone/x86.h>

#include "object.h"

/* General registers by their numbers in the encoding; sets have a bit each. */
enum general_register { EAX, ECX, EDX, EBX, ESP, EBP, ESI, EDI, NOT_GENERAL };

#define REGISTER_BIT(number) (1u << (number))

/* Where control goes behind an instruction. */
enum flow {
	FLOW_NEXT,
	FLOW_CALL,   /* and comes back, as a rule */
	FLOW_BRANCH, /* to the target or on */
	FLOW_JUMP,
	FLOW_RETURN, /* by an address or frame on the stack: ret, retf, iret */
	FLOW_STOP,   /* nowhere: ud2, or bytes that are no instruction */
};

enum operand_kind { OPERAND_REGISTER, OPERAND_NUMBER, OPERAND_MEMORY };

struct operand {
	enum operand_kind kind;
	uint8_t size;       /* bytes */
	bool read, written; /* neither for the address of lea, invlpg, nop */
	uint8_t scale;
	x86_reg base, index, segment; /* base is the register itself */
	int32_t number;               /* immediate, displacement or addend */
	/* That patches number, or NULL: number alone says what it is. */
	const struct relocation *relocation;
};

enum { MAX_OPERANDS = 4 };

struct instruction {
	uint32_t offset;      /* in its section */
	uint32_t size;        /* bytes; of no instruction perhaps many */
	x86_insn id;          /* X86_INS_INVALID for bytes that are none */
	const char *mnemonic; /* as Intel writes it, "invlpg"; or NULL */
	enum flow flow;
	unsigned classes;
	uint8_t reads, writes; /* sets of general registers, whole or in part */
	uint8_t operand_count;
	bool repeated; /* rep, repe, repne */
	bool reached;  /* control flow from a function leads here */
	/*
	 * One more than an offset in the same section, or 0: what is reached
	 * from there alone, from an address that is taken or a label that
	 * nothing refers to, and so may be data.
	 */
	uint32_t taken;
	bool joined; /* control may come from elsewhere than in front of it */
	bool is_direct; /* call, jump or branch whose target is a number */
	/*
	 * Of a direct one without relocation, an offset in the same section,
	 * perhaps outside; with one, what operand 0 says.  A far one goes to
	 * operand 1.
	 */
	int64_t target;
	struct operand operands[MAX_OPERANDS];
};

/*
 * A function: it ends where the next begins, or at its symbol's size.  What is
 * in front of the first, or behind a size, is one without a name.
 */
struct function {
	const char *name;      /* NULL when it has none */
	uint32_t symbol;       /* index; 0 with no name */
	uint32_t section;      /* index */
	uint32_t begin, end;   /* offsets in the section */
	uint32_t first, count; /* of code's instructions */
};

struct code {
	const struct object *object;
	struct {
		struct function *items;
		uint32_t count, capacity;
	} functions; /* by section, then begin; they do not overlap */
	struct {
		struct instruction *items;
		uint32_t count, capacity;
	} instructions; /* in the order of functions and offsets */
};

/*
 * Decodes all loaded executable sections of an object, whatever they hold.
 * Symbols that other files see or that have a type begin a function, and so
 * do local ones that are called, or that no control flow leads to from the
 * function above; without any of those, all local ones do.  Local labels of
 * NASM, 'function.label', belong to their function all the same, and so does
 * what is within a function's size.
 * Instructions can overlap where one jumps into the middle of another.  With a
 * decoder that has read much, less is left to be decoded.
 */
struct code *code_read(struct arena *arena, struct decoder *decoder,
                       const struct object *object);

/* Returns the function around an offset of a section, or NULL. */
const struct function *code_function(const struct code *code, uint32_t section,
                                     uint32_t offset);

/*
 * Returns the instruction of a section that begins at this offset, or NULL.
 * The next one in the list follows it unless the two overlap.
 */
const struct instruction *code_at(const struct code *code, uint32_t section,
                                  uint32_t offset);

/* Returns the instruction of a function that an offset is in, or NULL. */
const struct instruction *code_around(const struct code *code,
                                      const struct function *function,
                                      uint32_t offset);

/* The number of a general register, for its parts too, or NOT_GENERAL. */
enum general_register code_general(x86_reg name);
