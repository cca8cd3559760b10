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

/* What an object was made of. */
enum lines_language { LINES_COMPILED, LINES_NASM, LINES_GNU };

enum lines_language lines_language(const struct lines *lines);

/*
 * Returns the line of a place: an offset in the section with this index, or
 * an address in an image.  The source is NULL when nothing is known, as when
 * lines is NULL.  What a macro of NASM makes has the line that expands the
 * macro, and *macro is the line in its definition; otherwise the source of that
 * is NULL.
 */
struct span lines_find(const struct lines *lines, uint32_t section,
                       uint64_t place, struct span *macro);
