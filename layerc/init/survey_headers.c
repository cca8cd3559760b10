/*
 * Trees that keep a folder a layer, and in it "import.h" with the prototypes of
 * what the layer may use, and "export.h" with those of what it offers.  Both
 * are kept by hand, so they are believed for what is meant and held against
 * what the code does.
 */
#include <string.h>

#include "survey.h"

/* The file of the part whose flags its headers are read with. */
static const struct recipe *
recipe_of(const struct survey *survey, const struct part *part)
{
	list_each (const struct survey_file, file, &survey->files)
		if (file->part == part && file->unit && !file->unit->is_object)
			return file->recipe;
	return NULL;
}

static void
index_names(struct survey *survey, struct survey_header *header)
{
	list_each (struct header_item, item, &header->header.items)
		if (item->name && item->kind != HEADER_MACRO &&
		    item->kind != HEADER_INCLUDE)
			map_put(survey->session->arena, &header->names,
			        item->name, item);
}

/* "export.h" beside "export.c" is that file's, as any header is. */
static bool
is_of_file(const struct survey *survey, const struct part *part,
           const char *header)
{
	const char *path =
		path_join(survey->session->arena, part->folder, header);

	return file_exists(arena_print(survey->session->arena, "%.*sc",
	                               (int)strlen(path) - 1, path));
}

static bool
has_prototype(const struct survey_header *header)
{
	list_each (const struct header_item, item, &header->header.items)
		if (item->kind == HEADER_FUNCTION)
			return true;
	return false;
}

/* Reads a header of the part's folder, if there is one of this name. */
static struct survey_header *
read_header(struct survey *survey, struct creader *reader,
            const struct part *part, const char *name)
{
	struct arena *arena = survey->session->arena;
	const struct recipe *recipe = recipe_of(survey, part);
	const char *path = path_join(arena, part->folder, name);
	const char *resources = creader_resources(arena);
	struct survey_header *header;
	struct argv flags = {0};
	struct coptions options;

	if (!recipe || !file_exists(path) || is_of_file(survey, part, name))
		return NULL;
	list_each (const char *, flag, &recipe->flags)
		*list_add(arena, &flags) = *flag;
	if (resources)
		argv_add(arena, &flags, "-isystem", resources, NULL);
	options = (struct coptions){flags.items, flags.count, NULL, 0};
	header = arena_new(arena, struct survey_header);
	header->path = path;
	if (!creader_header(reader, path, &options, &header->header))
		return NULL;
	index_names(survey, header);
	return header;
}

/* A folder whose files are parts is no layer that could state anything. */
static bool
may_state(const struct survey *survey, const struct part *part)
{
	return part->folder != survey->split;
}

void
survey_headers(struct survey *survey)
{
	struct session *session = survey->session;
	struct creader *reader =
		creader_new(session->arena, session->names, session->sources);

	list_each (struct part *const, each, &survey->parts) {
		struct part *part = *each;

		if (!may_state(survey, part))
			continue;
		part->imports = read_header(survey, reader, part, "import.h");
		part->exports = read_header(survey, reader, part, "export.h");
		/* Others keep macros for their linker in a file called so. */
		if (part->exports && !has_prototype(part->exports))
			part->exports = NULL;
	}
	creader_free(reader);
}

bool
survey_is_exported(const struct survey_symbol *symbol)
{
	const struct survey_header *exports = symbol->part->exports;

	return !exports || map_get(&exports->names, symbol->name);
}

bool
survey_is_announced(const struct part *part, const struct survey_symbol *symbol)
{
	if (!part->imports || map_get(&part->imports->names, symbol->name))
		return true;
	list_each (const struct survey_include, include, &part->includes)
		if (include->part == symbol->part)
			return true;
	return false;
}

static void
tell(struct survey *survey, struct span span, const char *text)
{
	*list_add(survey->session->arena, &survey->lies) =
		(struct survey_lie){span, text};
}

/* Holds one prototype of an import header against the code. */
static void
judge_import(struct survey *survey, struct part *part,
             const struct header_item *item)
{
	struct arena *arena = survey->session->arena;
	struct survey_symbol *symbol = map_get(&survey->symbols, item->name);
	const char *type = symbol ? symbol->definition->type : NULL;

	if (item->kind != HEADER_FUNCTION || (symbol && symbol->part == part) ||
	    (!symbol && map_get(&part->seen, item->name)))
		return;
	if (!symbol) {
		tell(survey, item->name_span,
		     arena_print(arena, "nothing defines '%s'", item->name));
		return;
	}
	if (!map_get(&part->seen, symbol)) {
		*list_add(arena, &part->idle) = symbol;
		tell(survey, item->name_span,
		     arena_print(arena, "'%s' does not use '%s' of '%s'",
		                 part->name, item->name, symbol->part->name));
	}
	if (type && item->type && strcmp(type, item->type) != 0)
		tell(survey, item->name_span,
		     arena_print(arena,
		                 "'%s' is '%s' here, and '%s' where '%s' "
		                 "defines it",
		                 item->name, item->type, type,
		                 symbol->part->name));
}

/* The first place where a part names a symbol. */
static struct span
use_of(const struct survey *survey, const struct part *part,
       const struct survey_symbol *symbol)
{
	list_each (const struct survey_file, file, &survey->files)
		if (file->part == part && file->unit)
			list_each (const struct use, use, &file->unit->uses)
				if (use->symbol == symbol->name)
					return use->span;
	return (struct span){0};
}

static void
judge_imports(struct survey *survey, struct part *part)
{
	list_each (const struct header_item, item, &part->imports->header.items)
		judge_import(survey, part, item);
	list_each (struct survey_symbol *const, symbol, &part->used)
		if (!survey_is_announced(part, *symbol))
			tell(survey, use_of(survey, part, *symbol),
			     arena_print(survey->session->arena,
			                 "'%s' uses '%s' of '%s', which '%s' "
			                 "does not declare",
			                 part->name, (*symbol)->name,
			                 (*symbol)->part->name,
			                 part->imports->path));
}

static void
judge_exports(struct survey *survey, struct part *part)
{
	struct arena *arena = survey->session->arena;

	list_each (const struct header_item, item,
	           &part->exports->header.items) {
		const struct survey_symbol *symbol =
			map_get(&survey->symbols, item->name);

		if (item->kind == HEADER_FUNCTION &&
		    (!symbol || symbol->part != part))
			tell(survey, item->name_span,
			     arena_print(arena,
			                 "'%s' does not define '%s', which it "
			                 "exports",
			                 part->name, item->name));
	}
	list_each (struct survey_symbol *const, each, &part->defined) {
		struct survey_symbol *symbol = *each;

		if (symbol->is_shared && !survey_is_exported(symbol))
			tell(survey, symbol->definition->span,
			     arena_print(arena,
			                 "others use '%s' of '%s', which '%s' "
			                 "does not declare",
			                 symbol->name, part->name,
			                 part->exports->path));
		symbol->is_declared = survey_is_exported(symbol);
	}
}

/* The macro that a header tests first, to be read once; or an empty span. */
static struct span
guard_of(const struct source *source)
{
	const char *text = source->text + strspn(source->text, " \t\n");
	size_t len;

	while (strncmp(text, "/*", 2) == 0 && strstr(text, "*/")) {
		text = strstr(text, "*/") + 2;
		text += strspn(text, " \t\n");
	}
	if (strncmp(text, "#ifndef", 7) != 0)
		return (struct span){0};
	text += 7 + strspn(text + 7, " \t");
	len = strcspn(text, " \t\r\n/");
	return (struct span){source, (uint32_t)(text - source->text),
	                     (uint32_t)(text + len - source->text)};
}

/* Of two headers with one guard, who includes both gets the first alone. */
static void
judge_guard(struct survey *survey, const struct survey_header *header,
            struct map *guards)
{
	struct session *session = survey->session;
	const struct source *source =
		header ? sources_read(session->sources, header->path) : NULL;
	struct span guard = source ? guard_of(source) : (struct span){0};
	const struct survey_header *other;
	const char *name;

	if (!guard.source)
		return;
	name = names_add(session->names, source->text + guard.begin,
	                 guard.end - guard.begin);
	other = map_get(guards, name);
	if (other)
		tell(survey, guard,
		     arena_print(session->arena,
		                 "the guard '%s' is that of '%s', too", name,
		                 other->path));
	map_put(session->arena, guards, name, (void *)header);
}

void
survey_judge_headers(struct survey *survey)
{
	struct map guards = {0};

	list_each (struct part *const, each, &survey->parts) {
		struct part *part = *each;

		judge_guard(survey, part->imports, &guards);
		judge_guard(survey, part->exports, &guards);
		if (part->imports)
			judge_imports(survey, part);
		if (part->exports)
			judge_exports(survey, part);
	}
}
