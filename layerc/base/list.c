#include "list.h"

#include <string.h>

#include "die.h"

void *
list_grow(struct arena *arena, void *items, uint32_t count, uint32_t *capacity,
          size_t size)
{
	void *bigger;

	if (count < *capacity)
		return items;
	if (*capacity > UINT32_MAX / 2)
		die("out of memory");
	*capacity = *capacity ? 2 * *capacity : 8;
	bigger = arena_alloc(arena, *capacity, size, alignof(max_align_t));
	if (count > 0)
		memcpy(bigger, items, count * size);
	return bigger;
}
