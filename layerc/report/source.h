/*
 * Input files and places in them.
 *
 * A file is read whole and kept until exit, so a span may point into it for
 * as long as anyone could want to report about it.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "../base/map.h"
#include "../base/names.h"

struct source {
	const char *path; /* as the user would write it; a name */
	const char *text; /* NUL-terminated */
	uint32_t size;    /* bytes, without the NUL */
	uint32_t line_count;
	uint32_t *line_begin; /* offset of each line; line_count entries */
};

/* The bytes [begin, end) of a source; begin == end names a gap. */
struct span {
	const struct source *source; /* NULL: nowhere in particular */
	uint32_t begin, end;
};

/* Line and column as editors count them, from 1; columns count bytes. */
struct place {
	uint32_t line, column;
};

/* Every file that was read, by path. */
struct sources {
	struct names *names;
	struct map by_path;
	struct map looked_for; /* names of paths, to whether a file is there */
};

/* Fills source; text must live as long as source does. */
void source_init(struct source *source, struct arena *arena, const char *path,
                 const char *text, uint32_t size);

/* Returns the line and column of an offset, 0 <= offset <= size. */
struct place source_place(const struct source *source, uint32_t offset);

/*
 * Returns the span of a line (counted from 1) without its blanks at either
 * end and its newline; the last line when there are fewer.
 */
struct span source_line(const struct source *source, uint32_t line);

/* Returns the file at path, read once; or NULL with errno set. */
const struct source *sources_read(struct sources *sources, const char *path);

/* Whether there is a file at path; the disk is asked once in a run. */
bool sources_has(struct sources *sources, const char *path);

/* Makes text known under path: a generated file that no disk holds. */
const struct source *sources_add(struct sources *sources, const char *path,
                                 const char *text, uint32_t size);
