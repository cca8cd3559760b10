/* Functions in the text of C that no compiler has read. */
#pragma once

#include "../report/source.h"

/*
 * Returns the definition of a function, from its type to its '}'.  The source
 * of the span is NULL where the text defines none of that name.
 */
struct span cfunction_find(const struct source *source, const char *name);

/* The block comment right before an offset, or an empty span. */
struct span cfunction_comment(const struct source *source, uint32_t at);
