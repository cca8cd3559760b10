/*
 * The words of a manifest, as docs/manifest.md gives its form.
 *
 * Tokens cover everything but blanks, comments too, so that fmt can lay a
 * file out anew without losing a word of it.
 */
#pragma once

#include "../report/session.h"

enum token_kind {
	TOKEN_WORD,
	TOKEN_COMMA,
	TOKEN_PLUS,
	TOKEN_COMMENT, /* from its '#' to the end of the physical line */
};

struct token {
	enum token_kind kind;
	const char *text; /* a name; of a quoted word, what is in the quotes */
	struct span span; /* with the quotes */
	bool starts_line; /* the first token of its physical line */
	bool in_column_1;
};

struct tokens LIST(struct token);

/* Adds the tokens of source; reports bytes that no manifest may hold. */
void token_scan(struct session *session, const struct source *source,
                struct tokens *tokens);
