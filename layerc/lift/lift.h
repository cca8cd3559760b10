/*
 * Functions of i386 objects as C that does the same to a processor in
 * variables, instruction by instruction (layerc_x86.h).  So the prover, which
 * knows C, can say of assembly what it says of code in C.
 *
 * Nothing is left out in silence: what is not known becomes a call of a
 * function that has no body, x86_other_MNEMONIC.
 */
#pragma once

#include "../base/text.h"
#include "../source/code.h"
#include "../source/object_lines.h"

struct lifting {
	struct arena *arena;
	const struct code *code;
	const struct lines *lines; /* or NULL: the C has no #line */
	struct text *text;         /* grows */
	uint32_t section;          /* that the function is in */
	struct text *declarations; /* of what is elsewhere */
	const char **declared;     /* names, in their order */
	uint32_t declared_count, declared_most;
};

/* Appends a function of the object, which has a name, as lifted_NAME. */
void lift_function(struct lifting *lifting, const struct function *function);

/* Appends statements that do what the instruction does. */
void lift_instruction(struct lifting *lifting,
                      const struct instruction *instruction);

/* A condition of a branch, as C; or NULL if the instruction has none. */
const char *lift_condition(x86_insn id);

/* What an operand is, as C: a number of its size, in 32 bits. */
const char *lift_read(struct lifting *lifting, const struct operand *operand);

/* A statement that changes an operand to a value, which is C. */
const char *lift_write(struct lifting *lifting, const struct operand *operand,
                       const char *value);

/* The address of an operand in memory. */
const char *lift_address(struct lifting *lifting,
                         const struct operand *operand);

/* Whether an operand is one that the above know. */
bool lift_knows(const struct operand *operand);

/* The address of an offset in the function's section. */
const char *lift_here(struct lifting *lifting, uint32_t offset);

/* The name of what a relocated number is the address of; or NULL. */
const char *lift_symbol(struct lifting *lifting, const struct operand *operand);

/* Declares a name: "extern char %s[];".  Once is enough. */
void lift_declare(struct lifting *lifting, const char *begin, const char *name,
                  const char *end);
