#include <string.h>

#include "../base/file.h"
#include "cshared.h"
#include "paths.h"

/* Whether path is a file that stands in memory. */
static bool
is_given(const struct cwalk *walk, const char *path)
{
	const struct coptions *options = walk->options;

	for (uint32_t i = 0; i < options->file_count; i++)
		if (strcmp(paths_plain(walk->reader->arena,
		                       options->files[i].path),
		           path) == 0)
			return true;
	return false;
}

static void
add_once(struct cwalk *walk, struct path_list *list, const char *path)
{
	if (map_get(&walk->inputs_known, path) || is_given(walk, path))
		return;
	map_put(walk->reader->arena, &walk->inputs_known, path, list);
	*list_add(walk->reader->arena, list) = path;
}

/* The plain path of a file in a folder, as a name. */
static const char *
plain(struct cwalk *walk, const char *folder, const char *file)
{
	struct arena *arena = walk->reader->arena;

	return names_text(walk->reader->names,
	                  paths_plain(arena, path_join(arena, folder, file)));
}

/* Notes a place where the compiler looked in vain; true at where it found. */
static bool
look(struct cwalk *walk, const char *candidate, const char *found)
{
	if (candidate == found)
		return true;
	/* One that is there was not looked for: the name stands in <>. */
	if (!file_exists(candidate))
		add_once(walk, &walk->inputs->absent, candidate);
	return false;
}

void
cinputs_include(struct cwalk *walk, CXCursor directive, const char *found)
{
	const struct coptions *options = walk->options;
	const char *name =
		creader_name(walk, clang_getCursorSpelling(directive));
	CXFile file;
	const char *from;

	add_once(walk, &walk->inputs->read, found);
	clang_getFileLocation(clang_getCursorLocation(directive), &file, NULL,
	                      NULL, NULL);
	if (!file ||
	    clang_Location_isInSystemHeader(clang_getCursorLocation(directive)))
		return;
	from = plain(walk, ".", creader_name(walk, clang_getFileName(file)));
	if (look(walk,
	         plain(walk, path_folder(walk->reader->arena, from), name),
	         found))
		return;
	for (uint32_t i = 0; i < options->flag_count; i++)
		if (strncmp(options->flags[i], "-I", 2) == 0 &&
		    look(walk, plain(walk, options->flags[i] + 2, name), found))
			return;
}

void
cinputs_finish(struct cwalk *walk, const char *path)
{
	struct creader *reader = walk->reader;
	struct cinputs *inputs = walk->inputs;

	add_once(walk, &inputs->read, plain(walk, ".", path));
	inputs->complete = true;
	/* What it asks for need not be included anywhere. */
	list_each (const char *const, read, &inputs->read) {
		const struct source *source =
			map_get(&reader->sources->by_path, *read);

		if (source && strstr(source->text, "__has_include"))
			inputs->complete = false;
	}
}
