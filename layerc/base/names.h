/*
 * Names, each stored once: two equal names are the same pointer, so that
 * they are compared with == and found in a map by their address.
 */
#pragma once

#include "arena.h"

struct names {
	struct arena *arena;
	const char **slots;
	uint32_t *hashes;
	uint32_t count, capacity; /* capacity is a power of two, or 0 */
};

/* Returns the one copy of len bytes of text, NUL-terminated. */
const char *names_add(struct names *names, const char *text, size_t len);

/* As names_add, for a NUL-terminated text. */
const char *names_text(struct names *names, const char *text);
