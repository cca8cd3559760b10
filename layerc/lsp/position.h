/*
 * Places as LSP has them: files by URI, lines from 0, columns in units of
 * UTF-16; and as layerc has them: paths from the project's root, offsets in
 * bytes.
 */
#pragma once

#include <jansson.h>

#include "../report/source.h"

/*
 * Returns the offset of {line, character} in a text, or size when the line is
 * behind its end; a column behind the end of a line is the end of it.  Returns
 * UINT32_MAX if position is none.
 */
uint32_t position_offset(const char *text, uint32_t size,
                         const json_t *position);

/* {line, character} of an offset. */
json_t *position_of(const struct source *source, uint32_t offset);

/* {start, end} of a span; of one without a source, the begin of any file. */
json_t *position_range(struct span span);

/* Returns the path that a "file:" URI names, or NULL if it is no such URI. */
const char *position_path(struct arena *arena, const char *uri);

/* Returns the URI of an absolute path. */
const char *position_uri(struct arena *arena, const char *path);
