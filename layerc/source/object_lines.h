/*
 * From a place in an object to the line of source it was made from, by the
 * debugging information, whichever compiler or assembler wrote it.
 */
#pragma once

#include "object.h"

struct lines;

/* Reads all line tables of an object; what is damaged is left out. */
struct lines *lines_read(struct arena *arena, struct sources *sources,
                         const struct object *object);

/*
 * Returns the line of a place: an offset in the section with this index, or
 * an address in an image.  The source is NULL when nothing is known, as when
 * lines is NULL.
 */
struct span lines_find(const struct lines *lines, uint32_t section,
                       uint64_t place);
