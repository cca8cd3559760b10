/*
 * The arena of layerc/base/arena.h for the fuzzers: each object is a block of
 * its own, so that the sanitizer sees a step beyond it.
 */
#include "../../layerc/base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena_block {
	struct arena_block *older;
	void *bytes;
};

void *
arena_alloc(struct arena *arena, size_t count, size_t size, size_t align)
{
	struct arena_block *block = malloc(sizeof(*block));

	assert(align <= alignof(max_align_t));
	block->older = arena->newest;
	block->bytes = calloc(count, size);
	assert(block->bytes);
	arena->newest = block;
	return block->bytes;
}

char *
arena_text(struct arena *arena, const char *text, size_t len)
{
	char *copy = arena_array(arena, char, len + 1);

	if (len > 0)
		memcpy(copy, text, len);
	return copy;
}

char *
arena_print(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	char *text;
	int len;

	va_start(arguments, format);
	len = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	assert(len >= 0);
	text = arena_array(arena, char, (size_t)len + 1);
	va_start(arguments, format);
	vsnprintf(text, (size_t)len + 1, format, arguments);
	va_end(arguments);
	return text;
}

void
arena_free(struct arena *arena)
{
	while (arena->newest) {
		struct arena_block *block = arena->newest;

		arena->newest = block->older;
		free(block->bytes);
		free(block);
	}
}
