#include "arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "die.h"

enum { BLOCK_SIZE = 256 * 1024 };

struct arena_block {
	struct arena_block *older;
	size_t used, size;
	alignas(max_align_t) unsigned char bytes[];
};

static struct arena_block *
add_block(struct arena *arena, size_t need)
{
	size_t size = need > BLOCK_SIZE ? need : BLOCK_SIZE;
	struct arena_block *block = calloc(1, sizeof(*block) + size);

	if (!block)
		die("out of memory");
	block->size = size;
	block->older = arena->newest;
	arena->newest = block;
	return block;
}

void *
arena_alloc(struct arena *arena, size_t count, size_t size, size_t align)
{
	struct arena_block *block = arena->newest;
	size_t need, begin;

	if (__builtin_mul_overflow(count, size, &need) || need > SIZE_MAX / 2)
		die("out of memory");
	begin = block ? (block->used + align - 1) / align * align : 0;
	if (!block || begin > block->size || need > block->size - begin) {
		block = add_block(arena, need);
		begin = 0;
	}
	block->used = begin + need;
	return block->bytes + begin;
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
	if (len < 0)
		die("a text cannot be formatted");
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
		struct arena_block *older = arena->newest->older;

		free(arena->newest);
		arena->newest = older;
	}
}
