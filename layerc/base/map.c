#include "map.h"

#include <assert.h>

/* The slot that holds key, or the free one where it would go. */
static uint32_t
find(const struct map *map, const void *key)
{
	uint64_t mixed = (uint64_t)(uintptr_t)key * 0x9e3779b97f4a7c15u;
	uint32_t slot = (uint32_t)(mixed >> 32) & (map->capacity - 1);

	while (map->keys[slot] && map->keys[slot] != key)
		slot = (slot + 1) & (map->capacity - 1);
	return slot;
}

void *
map_get(const struct map *map, const void *key)
{
	return map->capacity == 0 ? NULL : map->values[find(map, key)];
}

static void
grow(struct arena *arena, struct map *map)
{
	struct map bigger = {0};

	bigger.capacity = map->capacity ? 2 * map->capacity : 16;
	bigger.count = map->count;
	bigger.keys = arena_array(arena, const void *, bigger.capacity);
	bigger.values = arena_array(arena, void *, bigger.capacity);
	for (uint32_t i = 0; i < map->capacity; i++)
		if (map->keys[i]) {
			uint32_t slot = find(&bigger, map->keys[i]);

			bigger.keys[slot] = map->keys[i];
			bigger.values[slot] = map->values[i];
		}
	*map = bigger;
}

void
map_put(struct arena *arena, struct map *map, const void *key, void *value)
{
	uint32_t slot;

	assert(key);
	if (map->count >= map->capacity / 2)
		grow(arena, map);
	slot = find(map, key);
	map->count += map->keys[slot] == NULL;
	map->keys[slot] = key;
	map->values[slot] = value;
}
