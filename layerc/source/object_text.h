/* Looking for names in the lines of source that an object was made from. */
#pragma once

#include <stdbool.h>

#include "../report/source.h"

/*
 * Sets *found to the first place of a word in a line, with no byte of another
 * word beside it.  Returns false, and leaves *found alone, if there is none.
 */
bool object_find_word(struct span line, const char *word, struct span *found);

/* Whether a line of assembly makes data, by its first words. */
bool object_is_data(struct span line);
