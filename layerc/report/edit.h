/*
 * Fixes of lists in manifests: names separated by commas, behind a keyword in
 * column 1.
 */
#pragma once

#include "diag.h"

/*
 * Gives the last report the fix that takes a word out of its list, with its
 * comma; the whole line when it is the only one.  Where a comment stands
 * between, no fix is given.
 */
void edit_remove(struct diag *diag, struct span word);

/*
 * The same of a list that a clause follows, as in 'recursion f at most 3': it
 * goes with the line when the word is the only one.
 */
void edit_remove_first(struct diag *diag, struct span word);

/* Gives the last report the fix that adds a word behind the last of a list. */
void edit_append(struct diag *diag, struct span last, const char *word);

/*
 * Gives the last report the fix that adds a line, a keyword and a word, behind
 * the one in which above stands.
 */
void edit_add_line(struct diag *diag, struct span above, const char *keyword,
                   const char *word);
