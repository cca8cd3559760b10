#include "names.h"

#include <string.h>

static uint32_t
hash(const char *text, size_t len)
{
	uint32_t value = 2166136261u; /* FNV-1a */

	for (size_t i = 0; i < len; i++)
		value = (value ^ (unsigned char)text[i]) * 16777619u;
	return value;
}

static void
insert(struct names *names, const char *text, uint32_t value)
{
	uint32_t slot = value & (names->capacity - 1);

	while (names->slots[slot])
		slot = (slot + 1) & (names->capacity - 1);
	names->slots[slot] = text;
	names->hashes[slot] = value;
}

static void
grow(struct names *names)
{
	struct names bigger = *names;

	bigger.capacity = names->capacity ? 2 * names->capacity : 1024;
	bigger.slots = arena_array(names->arena, const char *, bigger.capacity);
	bigger.hashes = arena_array(names->arena, uint32_t, bigger.capacity);
	for (uint32_t i = 0; i < names->capacity; i++)
		if (names->slots[i])
			insert(&bigger, names->slots[i], names->hashes[i]);
	*names = bigger;
}

const char *
names_add(struct names *names, const char *text, size_t len)
{
	uint32_t value = hash(text, len), slot;
	const char *copy;

	if (names->count >= names->capacity / 2)
		grow(names);
	slot = value & (names->capacity - 1);
	for (; names->slots[slot]; slot = (slot + 1) & (names->capacity - 1))
		if (names->hashes[slot] == value &&
		    strncmp(names->slots[slot], text, len) == 0 &&
		    names->slots[slot][len] == '\0')
			return names->slots[slot];
	copy = arena_text(names->arena, text, len);
	names->slots[slot] = copy;
	names->hashes[slot] = value;
	names->count++;
	return copy;
}

const char *
names_text(struct names *names, const char *text)
{
	return names_add(names, text, strlen(text));
}
