/*
 * Maps from a pointer, most often a name of base/names.h, to a pointer.
 * Iteration is not offered: an order by address would differ from run to run.
 */
#pragma once

#include "arena.h"

struct map {
	const void **keys;
	void **values;
	uint32_t count, capacity; /* capacity is a power of two, or 0 */
};

/* Returns the value of key, or NULL. */
void *map_get(const struct map *map, const void *key);

/* Sets the value of key, which is not NULL; a NULL value is as none. */
void map_put(struct arena *arena, struct map *map, const void *key,
             void *value);
