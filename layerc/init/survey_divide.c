/* Which files are a part, what it is called, and whose the headers are. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "../source/paths.h"
#include "survey.h"

/* What stands for a folder in which the files of several parts stand. */
static struct part shared;

static const char *
stem(struct session *session, const char *path)
{
	const char *last = path_last(path);

	return names_add(session->names, last,
	                 strlen(last) - strlen(path_ending(last)));
}

static const char *
folder_of(const struct survey *survey, const char *path)
{
	return names_text(survey->session->names,
	                  path_folder(survey->session->arena, path));
}

/* What a name of a layer can hold, and is not the name of a client. */
static const char *
label(struct session *session, const char *text)
{
	char *name = arena_print(session->arena, "%s", text);

	for (char *byte = name; *byte; byte++)
		if (!isalnum((unsigned char)*byte) && !strchr("_-.", *byte))
			*byte = '_';
	if (!isalpha((unsigned char)name[0]) || strcmp(name, "client") == 0 ||
	    strcmp(name, "Outside") == 0 || strncmp(name, "test-", 5) == 0 ||
	    strncmp(name, "program-", 8) == 0)
		name = arena_print(session->arena, "L_%s", name);
	return names_text(session->names, name);
}

/* The last parts of a path, as many as there may be, with '-' between. */
static const char *
tail(struct arena *arena, const char *path, int count)
{
	const char *begin = path + strlen(path);
	char *name;

	while (begin > path && (begin[-1] != '/' || --count > 0))
		begin--;
	name = arena_print(arena, "%s", begin);
	for (char *byte = name; *byte; byte++)
		if (*byte == '/')
			*byte = '-';
	return name;
}

static bool
is_taken(const struct survey *survey, const char *name)
{
	list_each (struct part *const, part, &survey->parts)
		if ((*part)->name == name)
			return true;
	return false;
}

/* The shortest end of the path that no other part has, or that and a number. */
static const char *
name_of(const struct survey *survey, const char *path)
{
	struct session *session = survey->session;
	struct arena *arena = session->arena;
	const char *name = NULL, *shorter;
	int count = 1;

	do {
		shorter = name;
		name = label(session, tail(arena, path, count++));
	} while (is_taken(survey, name) && name != shorter);
	for (count = 2; is_taken(survey, name); count++)
		name = label(session,
		             arena_print(arena, "%s-%d", shorter, count));
	return name;
}

const char *
survey_name(const struct survey *survey, const char *text)
{
	const char *name = label(survey->session, text);

	return is_taken(survey, name)
	               ? label(survey->session,
	                       arena_print(survey->session->arena, "%s-all",
	                                   name))
	               : name;
}

/* What the files of one part have in common: a folder, or a name in one. */
static const char *
key_of(const struct survey *survey, const char *path)
{
	struct session *session = survey->session;
	const char *folder = folder_of(survey, path);

	if (folder != survey->split)
		return folder;
	return names_text(session->names, path_join(session->arena, folder,
	                                            stem(session, path)));
}

static void
add_file(struct survey *survey, struct survey_file *file, struct map *by_key)
{
	struct session *session = survey->session;
	const char *path = file->recipe->path, *key = key_of(survey, path);
	struct part *part = map_get(by_key, key);

	if (!part) {
		part = arena_new(session->arena, struct part);
		part->name =
			name_of(survey, strcmp(key, ".") == 0 ? "root" : key);
		part->folder = folder_of(survey, path);
		part->number = survey->parts.count;
		map_put(session->arena, by_key, key, part);
		*list_add(session->arena, &survey->parts) = part;
	}
	file->part = part;
	*list_add(session->arena, &part->sources) = path;
	map_put(session->arena, &survey->part_of_path, path, part);
}

static void
own_folder(struct survey *survey, const char *path, struct part *part)
{
	const char *folder = folder_of(survey, path);
	const struct part *other = map_get(&survey->part_of_folder, folder);

	map_put(survey->session->arena, &survey->part_of_folder, folder,
	        !other || other == part ? part : &shared);
}

/* The only part that has a source of this name, or is called so, or NULL. */
static struct part *
namesake(const struct survey *survey, const char *header)
{
	struct session *session = survey->session;
	const char *name = stem(session, header);
	const char *folder = path_last(folder_of(survey, header));
	struct part *found = NULL;

	list_each (struct part *const, part, &survey->parts) {
		bool is_named = strcmp((*part)->name, folder) == 0;

		list_each (const char *, source, &(*part)->sources)
			is_named |= stem(session, *source) == name;
		if (is_named && found)
			return NULL;
		if (is_named)
			found = *part;
	}
	return found;
}

/*
 * The part whose files alone stand in the folder of a header has it; else that
 * which is its namesake.
 */
static struct part *
owner_of(const struct survey *survey, const char *header)
{
	struct part *part =
		map_get(&survey->part_of_folder, folder_of(survey, header));

	return part && part != &shared ? part : namesake(survey, header);
}

static void
give(struct survey *survey, const char *header, struct part *part)
{
	struct arena *arena = survey->session->arena;

	*list_add(arena, &part->headers) = header;
	map_put(arena, &survey->part_of_path, header, part);
}

/* A header that was given away, in a folder without sources. */
struct gift {
	const char *header;
	struct part *part;
};

struct gifts LIST(struct gift);

/*
 * Folders of headers belong to a part only when all that is in them does, or
 * to several: what is left then belongs to nobody, as it should.
 */
static bool
is_divided(const struct survey *survey, const struct gifts *gifts,
           const struct gift *of, const struct path_list *headers)
{
	const char *folder = folder_of(survey, of->header);
	uint32_t mine = 0, all = 0;

	list_each (const struct gift, gift, gifts) {
		if (folder_of(survey, gift->header) != folder)
			continue;
		if (gift->part != of->part)
			return true;
		mine++;
	}
	list_each (const char *, header, headers)
		all += folder_of(survey, *header) == folder;
	return mine == all;
}

static void
give_headers(struct survey *survey)
{
	struct session *session = survey->session;
	struct file_search search = {.suffix = ".h"};
	struct path_list headers = {0};
	struct gifts gifts = {0};

	file_find(session->arena, ".", "layers", &search, 1);
	list_each (const char *, path, &search.found) {
		const char *header = names_text(
			session->names, paths_plain(session->arena, *path));
		struct part *part = owner_of(survey, header);

		*list_add(session->arena, &headers) = header;
		if (part)
			*list_add(session->arena, &gifts) =
				(struct gift){header, part};
	}
	list_each (const struct gift, gift, &gifts)
		if (map_get(&survey->part_of_folder,
		            folder_of(survey, gift->header)) ||
		    is_divided(survey, &gifts, gift, &headers))
			give(survey, gift->header, gift->part);
}

struct part *
survey_part_of(const struct survey *survey, const char *path)
{
	struct part *part = map_get(&survey->part_of_path, path);

	if (!part)
		part = map_get(&survey->part_of_folder,
		               folder_of(survey, path));
	return part == &shared ? NULL : part;
}

static uint32_t
count_in(const struct survey *survey, const char *folder)
{
	uint32_t count = 0;

	list_each (const struct survey_file, file, &survey->files)
		count += !file->why &&
		         (!folder ||
		          folder_of(survey, file->recipe->path) == folder);
	return count;
}

/* The folder that holds more than three quarters of the files, or NULL. */
static const char *
find_split(const struct survey *survey)
{
	uint32_t all = count_in(survey, NULL);

	list_each (const struct survey_file, file, &survey->files) {
		const char *folder = folder_of(survey, file->recipe->path);

		if (!file->why && 4 * count_in(survey, folder) > 3 * all)
			return folder;
	}
	return NULL;
}

void
survey_divide(struct survey *survey)
{
	struct map by_key = {0};

	survey->split = find_split(survey);
	list_each (struct survey_file, file, &survey->files)
		if (!file->why)
			add_file(survey, file, &by_key);
	list_each (struct part *const, part, &survey->parts)
		list_each (const char *, source, &(*part)->sources)
			own_folder(survey, *source, *part);
	give_headers(survey);
	list_each (struct part *const, part, &survey->parts)
		list_each (const char *, header, &(*part)->headers)
			own_folder(survey, *header, *part);
}
