/* A text that grows at its end, in an arena. */
#pragma once

#include <stdarg.h>

#include "arena.h"

struct text {
	struct arena *arena;
	char *bytes; /* NUL-terminated once anything was added, or NULL */
	size_t len, capacity;
};

/* Appends len bytes. */
void text_bytes(struct text *text, const char *bytes, size_t len);

/* Appends what printf would write. */
void text_print(struct text *text, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void text_vprint(struct text *text, const char *format, va_list arguments)
	__attribute__((format(printf, 2, 0)));
