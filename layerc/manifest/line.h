/*
 * One line of a manifest while it is read: its keyword, then the words that
 * follow, taken from the front.
 */
#pragma once

#include "manifest.h"
#include "token.h"

struct line {
	struct session *session;
	struct name keyword;
	const struct token *tokens; /* the keyword and what follows */
	uint32_t count, at;
	bool broken; /* a mistake was reported: say no more about this line */
};

/* What a name may look like. */
enum name_form {
	NAME_C,     /* a C identifier */
	NAME_LABEL, /* also '-' and '.' inside */
	NAME_PATH,  /* anything */
};

/* Whether there are words left. */
bool line_has_more(const struct line *line);

/* Whether the next token is this word; takes it if so. */
bool line_take(struct line *line, const char *word);

/*
 * Takes the word, or one that is nearly spelled so, which is reported and
 * read as the word.  Returns whether either stood there.
 */
bool line_take_near(struct line *line, const char *word);

/* As line_take, for a comma or a plus. */
bool line_take_kind(struct line *line, enum token_kind kind);

/*
 * Takes a name.  what says what was expected ("a layer"), for the error.
 * Returns false after an error, which is reported.
 */
bool line_name(struct line *line, const char *what, enum name_form form,
               struct name *name);

/*
 * Takes names separated by commas into list, up to the end of the line or one
 * of the NULL-terminated stop words.  At least one is expected.
 */
void line_names(struct line *line, const char *what, enum name_form form,
                const char *const *stops, struct name_list *list);

/*
 * Takes a number from 1 to 2^30.  what says what it counts, for the error.
 * Returns false after an error, which is reported.
 */
bool line_number(struct line *line, const char *what, uint32_t *value);

/*
 * Takes "NAME at most NUMBER", of a recursion.  Returns false after an error,
 * which is reported.
 */
bool line_recursion(struct line *line, struct bound *bound);

/* Takes paths separated by commas; they are looked up later. */
void line_files(struct line *line, struct file_names *files);

/* Takes words for the compiler, and behind "in" the files that they are for. */
void line_flags(struct line *line, struct flags_list *list);

/* Reports what is left over, if anything. */
void line_end(struct line *line);

/* Reports "expected WHAT" behind the last token that was taken. */
void line_expected(struct line *line, const char *what);

/* The words of the line, first to last. */
struct span line_span(const struct line *line);
