/* Properties taken apart: wherever "and" is hidden in them. */
#pragma once

#include "term.h"

/*
 * The parts of a property, which is true where all of them are: of what is
 * implied, chosen or equal as a truth, too.  It is its only part if it has
 * none, or too many.
 */
struct term_list parts_of(struct terms *terms, term property);
