/* Lines of manifests as text: lists that are broken where they get long. */
#pragma once

#include "../base/text.h"
#include "survey.h"

/* Whether the words hold a name; whether they hold an equal text. */
bool lines_have(const struct argv *words, const char *name);
bool lines_have_text(const struct argv *words, const char *text);

/* Adds "KEYWORD a, b, c", or nothing for an empty list. */
void lines_add(struct text *text, const char *keyword,
               const struct path_list *words);

/* The same of words for the compiler. */
void lines_add_words(struct text *text, const char *keyword,
                     const struct argv *words);

/* The same with " + " between the words. */
void lines_add_sum(struct text *text, const char *keyword,
                   const struct path_list *words);

/*
 * Adds the 'flags' lines of the files of a part, or with part NULL of all
 * files, beyond the flags that all of the project's files have.
 */
void lines_add_flags(struct text *text, const struct survey *survey,
                     const struct part *part);
