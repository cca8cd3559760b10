/*
 * Files that are to be made or changed: all of them, or none.
 *
 * A template is a text of files, each headed by a line "=== PATH", in which
 * words between '@' stand for others.  Behind the path of one that is left as
 * it is where it is there already, " ?" is added.
 */
#pragma once

#include "../report/session.h"

/* What stands for @name@ in a template. */
struct scaffold_word {
	const char *name, *text;
};

/* Words that go before a byte of a file. */
struct scaffold_insertion {
	uint32_t offset;
	const char *words;
};

/* A file that is made, or changed. */
struct scaffold_file {
	const char *path;
	const char *text;
	const struct source *source; /* as it is; NULL of one that is made */
	struct scaffold_insertions LIST(struct scaffold_insertion) insertions;
	bool is_kept; /* if it is there already */
};

struct scaffold {
	struct session *session;
	struct scaffold_words LIST(struct scaffold_word) words;
	struct scaffold_files LIST(struct scaffold_file) files;
};

/* Returns a text with its words put in. */
const char *scaffold_text(const struct scaffold *scaffold, const char *text);

/* Adds the files of a template, of count lines. */
void scaffold_add(struct scaffold *scaffold, const char *const *lines,
                  size_t count);

/* Puts words into a file that is there, before the byte at offset. */
void scaffold_insert(struct scaffold *scaffold, const struct source *source,
                     uint32_t offset, const char *words);

/*
 * Writes all files, manifests laid out, and says which.  Returns false, having
 * written none, when one that would be new is there, which is said.
 */
bool scaffold_write(struct scaffold *scaffold);
