/*
 * Classes of instructions, as "instructions" lines name them.
 */
#pragma once

#include "../source/facts.h"
#include "line.h"

/* The class of a word: one of enum instruction_class, or 0. */
unsigned instructions_class(const char *word);

/* The word of one class, or NULL. */
const char *instructions_word(unsigned class);

/*
 * Takes classes separated by commas into list, up to one of the
 * NULL-terminated stop words; what is none is reported and left out.
 */
void instructions_take(struct line *line, const char *const *stops,
                       struct name_list *list);
