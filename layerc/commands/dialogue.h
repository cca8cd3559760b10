/*
 * What the console of a machine shows, held against a transcript byte by byte,
 * and what is typed meanwhile.
 *
 * In a line of the transcript that begins with "$ " the rest is typed, with a
 * newline, as soon as the console has shown all that is before it; its echo is
 * expected like any output.  In the other lines a '*' stands for any text
 * within the line, one character at least.  CR LF is a newline on either side.
 */
#pragma once

#include "../base/text.h"
#include "../report/diag.h"

struct dialogue {
	struct arena *arena;
	const struct source *file;
	uint32_t begin, end;    /* the line that is expected, its text alone */
	bool has_newline;       /* one follows it in the file */
	uint32_t at;            /* up to here it has come; or there is a '*' */
	bool is_wild;           /* something has come for that '*' */
	bool has_return;        /* one is held back: a newline may follow */
	struct text came;       /* the line as the console shows it */
	struct text typed;      /* all that was to be typed until now */
	struct span typed_last; /* of it, in the file */
	bool differs;           /* the console shows something else */
	uint32_t wrong;         /* from here on, an offset */
	bool more_newline;      /* namely a newline behind the end */
	bool came_whole;        /* the line that differs has come to its end */
};

/* Expects the text of file from its beginning. */
void dialogue_begin(struct dialogue *dialogue, struct arena *arena,
                    const struct source *file);

/* Takes bytes of the console's; may add to what is to be typed. */
void dialogue_receive(struct dialogue *dialogue, const char *bytes, size_t len);

/*
 * Reports what is wrong now that the console shows nothing more.  ended is
 * NULL when the machine has powered off as it should, or a sentence that says
 * what else has happened.  Returns whether all is as in the transcript.
 */
bool dialogue_judge(struct dialogue *dialogue, struct diag *diag,
                    const char *ended);
