/* What code and specification have left, compared entry by entry. */
#pragma once

#include "layerc_pages.h"

/* Forgets what the last specification left open. */
void compare_begin(void);

/* The component at an address is not compared.  Returns whether that goes. */
bool compare_leave_open(const void *component);

/* Whether memory and what a journal has of it differ in a component. */
bool compare_has_changed(const struct journal *journal);

/*
 * Compares what the code has left with what it should be: where either has
 * written, told has what the specification left, and made what was before.  Or
 * first (joins), where the relation is a predicate, puts that beside it.
 */
void compare_pages(const struct journal *told, const struct journal *made,
                   bool joins);

/* Begins to say what is wrong with the call; ends it. */
void wrong_begin(void);
_Noreturn void wrong_end(void);
