/*
 * Looks for words for which a specification says what happens: what came to
 * more of it than others before is changed further, and what code and
 * specification compare tells by how much.
 */
#pragma once

#include "layerc_numbers.h"

/*
 * Runs the specification of trial.now, which is the layer's own or passed,
 * until it is defined or that has been looked for too long.  What it wrote is
 * in trial.told, and has not happened.  Puts the work into *spent.
 * Returns an enum random_end.
 */
uint32_t search_words(bool is_own, uint32_t *words, uint32_t *spent);

/* Keeps the words of a call of an own primitive that has been made. */
void search_keep(const uint32_t *words);

/* A number that an own primitive or its specification has compared. */
uint32_t search_number(number_chooser choose);
