/*
 * An image as it stands in its file, and whose each address is.
 */
#pragma once

#include "../source/object.h"
#include "link.h"

/* What a module contributes to a kind of section. */
struct image_part {
	uint64_t begin, end;
	enum link_kind kind;
	const struct plan_module *module;
};

/* What a loader copies into memory. */
struct image_segment {
	uint64_t address, size;          /* in memory */
	uint64_t offset, stored;         /* in the file */
	bool writable, executable, flat; /* flat: linked where it is loaded */
};

struct image_map {
	struct object object;
	const char *bytes; /* of the file */
	uint32_t size;
	struct {
		struct image_segment *items;
		uint32_t count, capacity;
	} segments; /* but those that hold nothing */
	struct {
		struct image_part *items;
		uint32_t count, capacity;
	} parts;
	struct map boundaries; /* names of the script's own symbols */
};

/* Reads an image.  Returns NULL, or what is wrong with it. */
const char *image_map_read(const struct plan *plan,
                           const struct plan_image *image,
                           struct image_map *map);

/* Returns the part that holds an address, or NULL. */
const struct image_part *image_map_part(const struct image_map *map,
                                        uint64_t address);

/*
 * Returns the part that ends at an address, which is where a symbol behind
 * its last byte stands, or NULL.
 */
const struct image_part *image_map_part_ending(const struct image_map *map,
                                               uint64_t address);

/* Sets *word to the four bytes at an address; false if the file has none. */
bool image_map_word(const struct image_map *map, uint64_t address,
                    uint32_t *word);
