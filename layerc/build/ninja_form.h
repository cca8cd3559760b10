/* The form of a build file: values and paths in which nothing is special. */
#pragma once

#include "../base/text.h"
#include "plan.h"

/* Adds a blank and a path, as a word of a build line. */
void ninja_add_path(struct text *text, const char *path);

/* Adds a blank and words for the shell, to the value of a variable. */
void ninja_add_words(struct text *text, const struct argv *words);

/* Adds a line that sets a variable; words of it are for the shell. */
void ninja_add_variable(struct text *text, const char *name, const char *value);

/* The same, of a word that the shell is to take as it stands. */
void ninja_add_word(struct text *text, const char *name, const char *value);

/* Adds a path as a word of a response file of GNU ld. */
void ninja_add_response(struct text *words, const char *path);

/* Adds what the linker takes of a module to a response file. */
void ninja_add_module_response(struct text *words,
                               const struct plan_module *module);

/* Adds the same to a build line. */
void ninja_add_linked(struct text *text, const struct plan_module *module);
