/*
 * Growing arrays in an arena.
 *
 *     struct name_list LIST(struct name);
 *     struct name *last = list_add(arena, &names);
 *     list_each(struct name, name, &names) use(name);
 *
 * The address of an item is stable until the next list_add to the same list.
 */
#pragma once

#include "arena.h"

#define LIST(type) \
	{ \
		type *items; \
		uint32_t count; \
		uint32_t capacity; \
	}

/* Makes room for one more item; what list_add is made of. */
void *list_grow(struct arena *arena, void *items, uint32_t count,
                uint32_t *capacity, size_t size);

/* Adds a zeroed item to the end of the list and returns its address. */
#define list_add(arena, list) \
	((list)->items = list_grow((arena), (list)->items, (list)->count, \
	                           &(list)->capacity, sizeof(*(list)->items)), \
	 &(list)->items[(list)->count++])

/*
 * Runs the statement that follows for every item, by address.  An empty list
 * may have no array at all, and NULL + 0 is not C.
 */
#define list_each(type, item, list) \
	for (type *item = (list)->items; \
	     item && item < (list)->items + (list)->count; item++)
