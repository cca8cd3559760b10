/* The languages of source files: what the ending of a name says of a file. */
#pragma once

#include <stdbool.h>

enum language {
	LANGUAGE_C,       /* .c */
	LANGUAGE_NASM,    /* .asm */
	LANGUAGE_GAS,     /* .S: GNU assembler, preprocessed */
	LANGUAGE_GAS_RAW, /* .s: the same without preprocessor */
	LANGUAGE_OBJECT,  /* .o: whatever language it was made from */
	LANGUAGE_ARCHIVE, /* .a: objects; a plan lists them one by one */
};

/* Sets *language by the ending of a path; false when it tells none. */
bool language_find(const char *path, enum language *language);

/* The rule of the build file that makes an object of such a file. */
const char *language_rule(enum language language);

/* Whether its text can be read: all but objects. */
bool language_is_text(enum language language);

/* Whether the C compiler makes objects of it: C and GNU assembler. */
bool language_needs_cc(enum language language);

/*
 * Whether a compiler may have written calls into its object: C, and objects
 * of which no one knows what wrote them.
 */
bool language_is_compiled(enum language language);

/* Whether whatever makes its object says on which files that depends. */
bool language_has_depfile(enum language language);
