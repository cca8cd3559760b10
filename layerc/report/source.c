#include "source.h"

#include <assert.h>

#include "../base/file.h"

static uint32_t
count_lines(const char *text, uint32_t size)
{
	uint32_t count = 1;

	for (uint32_t i = 0; i < size; i++)
		count += text[i] == '\n';
	return count;
}

void
source_init(struct source *source, struct arena *arena, const char *path,
            const char *text, uint32_t size)
{
	uint32_t line = 0;

	source->path = path;
	source->text = text;
	source->size = size;
	source->line_count = count_lines(text, size);
	source->line_begin = arena_array(arena, uint32_t, source->line_count);
	for (uint32_t i = 0; i < size; i++)
		if (text[i] == '\n')
			source->line_begin[++line] = i + 1;
	assert(line + 1 == source->line_count);
}

struct place
source_place(const struct source *source, uint32_t offset)
{
	uint32_t low = 0, high = source->line_count;

	assert(offset <= source->size);
	/* Invariant: line_begin[low] <= offset < line_begin[high]. */
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (source->line_begin[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return (struct place){low + 1, offset - source->line_begin[low] + 1};
}

static uint32_t
line_end(const struct source *source, uint32_t line)
{
	return line < source->line_count ? source->line_begin[line] - 1
	                                 : source->size;
}

static int
is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r';
}

struct span
source_line(const struct source *source, uint32_t line)
{
	uint32_t begin, end;

	if (line > source->line_count)
		line = source->line_count;
	if (line == 0)
		line = 1;
	begin = source->line_begin[line - 1];
	end = line_end(source, line);
	while (begin < end && is_blank(source->text[begin]))
		begin++;
	while (end > begin && is_blank(source->text[end - 1]))
		end--;
	return (struct span){source, begin, end};
}

const struct source *
sources_add(struct sources *sources, const char *path, const char *text,
            uint32_t size)
{
	struct arena *arena = sources->names->arena;
	struct source *source = arena_new(arena, struct source);
	const char *name = names_text(sources->names, path);

	source_init(source, arena, name, text, size);
	map_put(arena, &sources->by_path, name, source);
	return source;
}

const struct source *
sources_read(struct sources *sources, const char *path)
{
	const char *name = names_text(sources->names, path);
	const struct source *known = map_get(&sources->by_path, name);
	uint32_t size;
	const char *text;

	if (known)
		return known;
	text = file_read(sources->names->arena, path, &size);
	return text ? sources_add(sources, name, text, size) : NULL;
}

bool
sources_has(struct sources *sources, const char *path)
{
	enum { MISSING = 1, THERE };
	struct arena *arena = sources->names->arena;
	const char *name = names_text(sources->names, path);
	uintptr_t known = (uintptr_t)map_get(&sources->looked_for, name);

	if (!known) {
		known = file_exists(path) ? THERE : MISSING;
		map_put(arena, &sources->looked_for, name, (void *)known);
	}
	return known == THERE;
}
