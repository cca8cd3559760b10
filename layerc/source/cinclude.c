#include <string.h>

#include "../base/file.h"
#include "cshared.h"
#include "paths.h"

/*
 * A file outside of the project, or a system's header, is nobody's; neither
 * is what it includes.
 */
static bool
is_of_project(const char *path)
{
	return path[0] != '/' && path[0] != '\0';
}

static const char *
plain_name(struct cwalk *walk, CXFile file)
{
	const char *name = creader_name(walk, clang_getFileName(file));

	return names_text(walk->reader->names,
	                  paths_plain(walk->reader->arena, name));
}

void
cinclude_visit(struct cwalk *walk, CXCursor directive)
{
	CXFile file = clang_getIncludedFile(directive);
	struct include *include;
	struct span span;
	const char *path;

	if (!file)
		return;
	path = plain_name(walk, file);
	cinputs_include(walk, directive, path);
	if (!is_of_project(path))
		return;
	span = cplace_extent(walk, directive);
	if (!span.source || !is_of_project(span.source->path))
		return;
	include = list_add(walk->reader->arena, walk->includes);
	*include = (struct include){path, span};
}

/* The assembler looks where it was started, then where -I says. */
static const char *
find_file(struct cwalk *walk, const char *name)
{
	const struct coptions *options = walk->options;
	struct arena *arena = walk->reader->arena;
	const char *path = name;

	for (uint32_t i = 0; !file_exists(path); i++) {
		if (i == options->flag_count)
			return NULL;
		if (strncmp(options->flags[i], "-I", 2) == 0)
			path = path_join(arena, options->flags[i] + 2, name);
	}
	return names_text(walk->reader->names, paths_plain(arena, path));
}

void
cinclude_text(struct cwalk *walk, const char *name, struct span span)
{
	const char *path = find_file(walk, name);

	if (path && is_of_project(path))
		*list_add(walk->reader->arena, walk->includes) =
			(struct include){path, span};
}
