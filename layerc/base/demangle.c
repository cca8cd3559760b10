#include "demangle.h"

#include <libiberty/demangle.h>
#include <stdlib.h>

const char *
demangle(struct arena *arena, const char *symbol)
{
	/* Only these begin a mangled name; C may have the rest. */
	char *text = symbol[0] == '_' && (symbol[1] == 'Z' || symbol[1] == 'R')
	                     ? cplus_demangle(symbol, DMGL_AUTO | DMGL_PARAMS |
	                                                      DMGL_ANSI)
	                     : NULL;
	const char *copy = text ? arena_print(arena, "%s", text) : NULL;

	free(text);
	return copy;
}
