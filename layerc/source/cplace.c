#include <stdio.h>
#include <string.h>

#include "../base/file.h"
#include "cshared.h"
#include "paths.h"

static bool
is_word(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || byte == '_' || byte == '$' ||
	       (byte & 0x80);
}

uint32_t
cplace_token_end(const struct source *source, uint32_t offset)
{
	const char *text = source->text;
	uint32_t end = offset;

	while (end < source->size && is_word(text[end]))
		end++;
	if (end > offset || end == source->size)
		return end;
	end++;
	if (text[offset] == '"') {
		end += (uint32_t)strcspn(text + end, "\"\n");
		end += text[end] == '"';
	}
	return end;
}

static const struct source *
add_memory(struct sources *sources, const struct cfile *file, const char *path)
{
	const struct source *known =
		map_get(&sources->by_path, names_text(sources->names, path));

	if (known && known->size == file->size &&
	    memcmp(known->text, file->text, file->size) == 0)
		return known;
	return sources_add(sources, path, file->text, file->size);
}

static const struct source *
read_source(struct cwalk *walk, const char *path)
{
	struct arena *arena = walk->reader->arena;

	for (uint32_t i = 0; i < walk->options->file_count; i++) {
		const struct cfile *file = &walk->options->files[i];

		if (strcmp(paths_plain(arena, file->path), path) == 0)
			return add_memory(walk->reader->sources, file, path);
	}
	return sources_read(walk->reader->sources, path);
}

/* Makes a file known when it comes up for the first time. */
static const struct cknown *
know(struct cwalk *walk, CXFile file)
{
	struct arena *arena = walk->reader->arena;
	struct cknown *known = map_get(&walk->files, file);
	const char *path;

	if (known)
		return known;
	known = arena_new(arena, struct cknown);
	path = paths_plain(arena, creader_name(walk, clang_getFileName(file)));
	known->own = strcmp(path_folder(arena, path), walk->folder) == 0;
	known->order = walk->file_count++;
	/* Most files are headers of others, whose text nobody asks for. */
	if (known->own ||
	    !clang_Location_isInSystemHeader(
		    clang_getLocationForOffset(walk->unit, file, 0)))
		known->source = read_source(walk, path);
	map_put(arena, &walk->files, file, known);
	if (known->source)
		map_put(arena, &walk->orders, known->source, known);
	return known;
}

const struct cknown *
cplace_file(struct cwalk *walk, CXSourceLocation location, uint32_t *offset)
{
	static const struct cknown nowhere = {.order = UINT32_MAX};
	const struct cknown *known;
	CXFile file;
	unsigned at;

	/*
	 * What libclang calls the file location is the place where a person
	 * wrote it: a macro's name where it is expanded, or the argument.
	 */
	clang_getFileLocation(location, &file, NULL, NULL, &at);
	*offset = at;
	if (!file)
		return &nowhere;
	known = know(walk, file);
	if (known->source && *offset > known->source->size)
		*offset = known->source->size;
	return known;
}

static struct span
token_span(const struct source *source, uint32_t offset)
{
	if (!source)
		return (struct span){0};
	return (struct span){source, offset, cplace_token_end(source, offset)};
}

/*
 * Finds where the characters of the token at location stand.  No function of
 * libclang 14 says it (clang_getSpellingLocation answers with the file
 * location), but clang_tokenize reads from the spelling of its range.
 */
static struct span
spelled(struct cwalk *walk, CXSourceLocation location)
{
	CXSourceRange range = clang_getRange(location, location);
	struct span span = {0};
	CXToken *tokens = NULL;
	unsigned count = 0;

	clang_tokenize(walk->unit, range, &tokens, &count);
	if (count > 0) {
		uint32_t offset;
		const struct source *source =
			cplace_file(
				walk,
				clang_getTokenLocation(walk->unit, tokens[0]),
				&offset)
				->source;

		span = token_span(source, offset);
	}
	clang_disposeTokens(walk->unit, tokens, count);
	return span;
}

static struct span
expanded_macro(struct cwalk *walk, struct span span)
{
	list_each (struct cexpansion, expansion, &walk->expansions)
		if (expansion->span.source == span.source &&
		    expansion->span.begin == span.begin)
			return expansion->definition;
	return (struct span){0};
}

struct cspot
cplace_spot(struct cwalk *walk, CXSourceLocation location)
{
	struct cspot spot = {0};
	uint32_t offset;
	const struct cknown *known = cplace_file(walk, location, &offset);

	spot.span = token_span(known->source, offset);
	spot.macro = spelled(walk, location);
	/* A name that '##' pasted stands in no file. */
	if (!spot.macro.source)
		spot.macro = expanded_macro(walk, spot.span);
	else if (spot.macro.source == spot.span.source &&
	         spot.macro.begin == spot.span.begin)
		spot.macro = (struct span){0};
	return spot;
}

struct span
cplace_extent(struct cwalk *walk, CXCursor cursor)
{
	CXSourceRange range = clang_getCursorExtent(cursor);
	CXFile begin_file, end_file;
	unsigned begin, end;
	const struct source *source;

	clang_getExpansionLocation(clang_getRangeStart(range), &begin_file,
	                           NULL, NULL, &begin);
	clang_getExpansionLocation(clang_getRangeEnd(range), &end_file, NULL,
	                           NULL, &end);
	if (!begin_file)
		return (struct span){0};
	source = know(walk, begin_file)->source;
	if (!source || begin > source->size)
		return (struct span){0};
	if (begin_file != end_file || end < begin || end > source->size)
		end = begin;
	return (struct span){source, begin, end};
}

void
cplace_token(struct cwalk *walk, CXSourceLocation location, char *text,
             size_t size)
{
	CXSourceRange range = clang_getRange(location, location);
	CXToken *tokens = NULL;
	unsigned count = 0;

	text[0] = '\0';
	clang_tokenize(walk->unit, range, &tokens, &count);
	if (count > 0) {
		CXString token = clang_getTokenSpelling(walk->unit, tokens[0]);

		snprintf(text, size, "%s", clang_getCString(token));
		clang_disposeString(token);
	}
	clang_disposeTokens(walk->unit, tokens, count);
}

struct span
cplace_written(const struct cspot *spot)
{
	return spot->macro.source ? spot->macro : spot->span;
}
