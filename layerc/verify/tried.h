/* Rows of what random calls can call, in C: see layerc_random.h. */
#pragma once

#include "../base/text.h"
#include "machine.h"

enum { WORD_BITS = 32 };

/* Styles of assembly. */
#define AS_IN_C "RANDOM_ASSEMBLY"
#define IN_REGISTERS "RANDOM_REGISTERS"

/* A primitive of which the table gets a row. */
struct tried {
	struct machine *machine;
	LLVMValueRef code, spec;
	const char *name, *code_name, *spec_name;
	const char *style; /* of enum random_style; NULL: RANDOM_C */
};

/*
 * Writes what a primitive's row names into a text, and the row into another,
 * unless it takes or returns what random calls have nothing for.
 */
void tried_write(const struct tried *tried, struct text *text,
                 struct text *rows);
