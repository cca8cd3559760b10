/*
 * Memory that lives as long as one run of the tool.
 *
 * layerc reads, checks, builds and exits; it never frees one object at a
 * time.  Allocation cannot fail: running out of memory ends the process, so
 * no caller carries an error path for it.
 */
#pragma once

#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>

struct arena {
	struct arena_block *newest;
};

/* Returns count zeroed objects of the given size; count may be 0. */
void *arena_alloc(struct arena *arena, size_t count, size_t size, size_t align);

/* Copies len bytes of text and adds the terminating NUL. */
char *arena_text(struct arena *arena, const char *text, size_t len);

/* Returns the text that printf would write. */
char *arena_print(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Releases everything the arena ever returned. */
void arena_free(struct arena *arena);

#define arena_new(arena, type) arena_array(arena, type, 1)
#define arena_array(arena, type, count) \
	((type *)arena_alloc((arena), (count), sizeof(type), alignof(type)))
