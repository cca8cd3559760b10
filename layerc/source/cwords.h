/*
 * The tokens of C text that no compiler has read: words and single bytes, with
 * comments, literals, numbers and continued lines left out.
 */
#pragma once

#include <stdbool.h>

#include "../report/source.h"

enum cword_kind {
	CWORD_END,
	CWORD_NAME,      /* an identifier or keyword */
	CWORD_DIRECTIVE, /* the '#' at the begin of a line */
	CWORD_TEXT,      /* a literal or a number */
	CWORD_BYTE,      /* any other byte */
};

struct cword {
	enum cword_kind kind;
	uint32_t begin, end;
};

/* A place in a text. */
struct cwords {
	const struct source *source;
	uint32_t at, end;
	bool in_line; /* something stood before in this line */
};

/* Starts to read the bytes that span covers. */
struct cwords cwords_of(struct span span);

/* Returns the next token; CWORD_END for good when there is none. */
struct cword cwords_next(struct cwords *words);

/* Whether a token reads so. */
bool cwords_is(const struct cwords *words, struct cword word, const char *text);

/* The rest of the line at a place, with lines that '\\' continues. */
struct span cwords_line(const struct cwords *words, uint32_t begin);
