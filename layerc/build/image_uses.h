/* The symbols and relocations of an image. */
#pragma once

#include "image.h"
#include "image_map.h"

/* An image being checked. */
struct image_checking {
	const struct plan *plan;
	const struct program *program;
	const struct plan_image *image;
	const struct image_map *map;
};

/* Reports symbols that no module owns or declares. */
void image_check_symbols(const struct image_checking *checking);

/* Reports references that nothing justifies, and counts the others. */
void image_check_uses(const struct image_checking *checking,
                      struct image_count *count);
