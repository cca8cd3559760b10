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
