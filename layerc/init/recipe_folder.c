/*
 * Code without a build that could be asked: all of it belongs together, and
 * include folders are those under which named headers lie.
 */
#include <string.h>

#include "../source/creader.h"
#include "../source/paths.h"
#include "recipe.h"

/* Folders whose code is seldom part of what stands beside them. */
static const char *const aside[] = {
	"test", "tests",   "testsuite", "example",   "examples",
	"doc",  "docs",    "bench",     "benchmark", "contrib",
	"fuzz", "fuzzing", "samples",   "demo",      "demos",
};

static bool
is_aside(const char *path, const char *folder)
{
	size_t skip = strcmp(folder, ".") == 0 ? 0 : strlen(folder);

	for (const char *part = path + skip; *part; part += *part == '/') {
		size_t len = strcspn(part, "/");

		for (size_t i = 0;
		     part[len] && i < sizeof(aside) / sizeof(*aside); i++)
			if (strlen(aside[i]) == len &&
			    strncmp(part, aside[i], len) == 0)
				return true;
		part += len;
	}
	return false;
}

/* Headers of the project, by their last name. */
struct headers {
	struct session *session;
	struct map by_name; /* to struct path_list */
	struct map seen;
	struct path_list later; /* headers that were named, each once */
	struct argv flags;
};

static void
index_headers(struct headers *headers)
{
	struct session *session = headers->session;
	struct arena *arena = session->arena;
	struct file_search search = {.suffix = ".h"};

	file_find(arena, ".", "layers", &search, 1);
	list_each (const char *, path, &search.found) {
		const char *name = names_text(session->names, path_last(*path));
		struct path_list *list = map_get(&headers->by_name, name);

		if (!list) {
			list = arena_new(arena, struct path_list);
			map_put(arena, &headers->by_name, name, list);
		}
		*list_add(arena, list) = paths_plain(arena, *path);
	}
}

static size_t
common(const char *a, const char *b)
{
	size_t len = 0;

	while (a[len] && a[len] == b[len])
		len++;
	return len;
}

/* The header that a name means, nearest to who names it, or NULL. */
static const char *
nearest(const struct headers *headers, const char *from, const char *name)
{
	const struct path_list *list =
		map_get(&headers->by_name,
	                names_text(headers->session->names, path_last(name)));
	const char *best = NULL;
	size_t len = strlen(name);

	for (uint32_t i = 0; list && i < list->count; i++) {
		const char *path = list->items[i];
		size_t size = strlen(path);

		if (size < len || strcmp(path + size - len, name) != 0 ||
		    (size > len && path[size - len - 1] != '/'))
			continue;
		if (!best || common(path, from) > common(best, from))
			best = path;
	}
	return best;
}

/* Whether a header is the system's, or the compiler's own. */
static bool
is_of_system(struct arena *arena, const char *name)
{
	const char *const folders[] = {"/usr/include",
	                               "/usr/include/x86_64-linux-gnu",
	                               creader_resources(arena)};

	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++)
		if (folders[i] &&
		    file_exists(path_join(arena, folders[i], name)))
			return true;
	return false;
}

static void
add_folder(struct headers *headers, const char *header, const char *name)
{
	struct arena *arena = headers->session->arena;
	size_t len = strlen(header) - strlen(name);
	const char *folder = len > 1 ? arena_text(arena, header, len - 1) : ".";
	const char *flag = names_text(headers->session->names,
	                              arena_print(arena, "-I%s", folder));

	list_each (const char *, known, &headers->flags)
		if (*known == flag)
			return;
	*list_add(arena, &headers->flags) = flag;
}

/* What a header includes in turn is looked for, too. */
static void
read_later(struct headers *headers, const char *header)
{
	struct session *session = headers->session;
	const char *path =
		names_text(session->names, paths_plain(session->arena, header));

	if (map_get(&headers->seen, path))
		return;
	map_put(session->arena, &headers->seen, path, headers);
	*list_add(session->arena, &headers->later) = path;
}

/* Looks at one "#include", at what follows the word. */
static void
take_include(struct headers *headers, const char *from, const char *text)
{
	struct arena *arena = headers->session->arena;
	const char *name, *header;
	bool quoted;

	text += strspn(text, " \t");
	quoted = *text == '"';
	if (!quoted && *text != '<')
		return;
	name = arena_text(arena, text + 1, strcspn(text + 1, "\">\n"));
	header = path_join(arena, path_folder(arena, from), name);
	if (quoted && file_exists(header)) {
		read_later(headers, header);
		return;
	}
	header = !quoted && is_of_system(arena, name)
	                 ? NULL
	                 : nearest(headers, from, name);
	if (!header)
		return;
	add_folder(headers, header, name);
	read_later(headers, header);
}

static void
take_includes(struct headers *headers, const char *path)
{
	const struct source *source =
		sources_read(headers->session->sources, path);

	for (uint32_t i = 0; source && i < source->line_count; i++) {
		const char *line = source->text + source->line_begin[i];

		line += strspn(line, " \t");
		if (*line != '#')
			continue;
		line += 1 + strspn(line + 1, " \t");
		if (strncmp(line, "include", 7) == 0)
			take_include(headers, path, line + 7);
	}
}

static void
add_files(struct session *session, const char *folder,
          const struct path_list *found, struct recipes *recipes)
{
	list_each (const char *, file, found) {
		const char *path = names_text(
			session->names, paths_plain(session->arena, *file));

		if (is_aside(path, folder)) {
			*list_add(session->arena, &recipes->skipped) = path;
			continue;
		}
		if (map_get(&recipes->by_path, path))
			continue;
		map_put(session->arena, &recipes->by_path, path, recipes);
		list_add(session->arena, recipes)->path = path;
	}
}

void
recipes_of_folder(struct session *session, const char *folder,
                  struct recipes *recipes)
{
	enum { KINDS = 4 };
	struct file_search search[KINDS] = {{.suffix = ".c"},
	                                    {.suffix = ".S"},
	                                    {.suffix = ".s"},
	                                    {.suffix = ".asm"}};
	struct headers headers = {.session = session};
	uint32_t first = recipes->count;

	folder = paths_plain(session->arena, folder);
	file_find(session->arena, folder, "layers", search, KINDS);
	for (int i = 0; i < KINDS; i++)
		add_files(session, folder, &search[i].found, recipes);
	index_headers(&headers);
	for (uint32_t i = first; i < recipes->count; i++)
		take_includes(&headers, recipes->items[i].path);
	for (uint32_t i = 0; i < headers.later.count; i++)
		take_includes(&headers, headers.later.items[i]);
	for (uint32_t i = first; i < recipes->count; i++)
		recipes->items[i].flags = headers.flags;
}
