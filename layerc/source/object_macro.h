/*
 * Macros of NASM, by their text: the debugging information has the lines of
 * the macro for what one makes, and not the line that expands it.
 */
#pragma once

#include "../base/arena.h"
#include "../report/source.h"

/* Lines of a source, from begin up to end. */
struct lines_range {
	const struct source *source;
	uint32_t begin, end;
};

/* Returns whether a line stands within the definition of a macro. */
bool object_macro_has(const struct source *source, uint32_t line);

/*
 * Returns the line of a range in which the macro around a line is expanded,
 * perhaps by another macro of either source: the one that so many others come
 * before, or behind, or the last one that there is.  Returns 0 if there is
 * none.
 */
uint32_t object_macro_use(struct arena *arena, const struct source *source,
                          uint32_t line, struct lines_range range,
                          uint32_t others, bool behind);
