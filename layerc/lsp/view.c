#include "view.h"

#include <string.h>

#include "../base/file.h"
#include "../build/reading.h"
#include "../calculus/specified.h"
#include "../manifest/token.h"
#include "../source/creader.h"
#include "position.h"

const struct primitive *
view_primitive(const struct composition *composition, const char *name,
               uint32_t group)
{
	const struct history *history =
		map_get(&composition->history_by_name, name);
	const struct primitive *found =
		compose_visible(composition, name, group);

	for (uint32_t i = 0; !found && history && i < history->events.count;
	     i++)
		found = history->events.items[i].primitive;
	return found;
}

const struct primitive *
view_bottom(const struct primitive *primitive)
{
	while (primitive->restated)
		primitive = primitive->restated;
	return primitive;
}

/* Assembly has a file for each primitive, whose label its name is. */
static struct span
find_label(struct view *view, const struct layer *layer, const char *name)
{
	const char *label = arena_print(view->session->arena, "\n%s:", name);

	list_each (const struct file_name, file, &layer->sources) {
		const struct source *source;
		const char *found;
		uint32_t begin;

		if (!file->path ||
		    (strcmp(path_ending(file->path), ".asm") != 0 &&
		     strcmp(path_ending(file->path), ".S") != 0 &&
		     strcmp(path_ending(file->path), ".s") != 0))
			continue;
		source = sources_read(view->session->sources, file->path);
		found = source ? strstr(source->text, label) : NULL;
		if (!found)
			continue;
		begin = (uint32_t)(found + 1 - source->text);
		return (struct span){source, begin,
		                     begin + (uint32_t)strlen(name)};
	}
	return (struct span){0};
}

struct span
view_code(struct view *view, const struct subject *subject,
          const struct primitive *primitive)
{
	const struct primitive *bottom = view_bottom(primitive);
	const struct module *module =
		program_module(subject->program, bottom->placement);
	const struct definition *definition =
		module ? map_get(&module->definition_by_symbol, bottom->name)
		       : NULL;

	if (bottom->flags & EXPORT_CONST)
		return view_contract(subject, bottom->placement, bottom->name);
	if (definition && definition->span.source)
		return definition->span;
	return find_label(view, bottom->placement->layer, bottom->name);
}

static struct span
span_in_item(const struct header_item *item, const char *name)
{
	if (item->name && strcmp(item->name, name) == 0)
		return item->name_span;
	list_each (const struct header_constant, constant, &item->constants)
		if (strcmp(constant->name, name) == 0)
			return constant->span;
	return (struct span){0};
}

struct span
view_contract(const struct subject *subject, const struct placement *placement,
              const char *name)
{
	const struct plan_module *planned =
		map_get(&subject->plan->module_by_placement, placement);
	const struct header *header = planned ? planned->header : NULL;
	struct span span = {0};

	for (uint32_t i = 0; header && !span.source && i < header->items.count;
	     i++)
		span = span_in_item(&header->items.items[i], name);
	return span;
}

struct span
view_spec(struct view *view, const struct subject *subject,
          const struct placement *placement, const char *name)
{
	const struct module *module =
		program_module(subject->program, placement);
	const char *symbol = specified_name(view->session, name);

	if (module)
		list_each (const struct unit *const, unit, &module->specs)
			list_each (const struct definition, definition,
			           &(*unit)->definitions)
				if (definition->symbol == symbol)
					return definition->span;
	return (struct span){0};
}

json_t *
view_location(struct view *view, struct span span)
{
	return json_pack("{s:s, s:o}", "uri",
	                 documents_uri(view->documents, view->session->arena,
	                               span.source->path),
	                 "range", position_range(span));
}

/* What stands in memory alone no editor can open. */
static bool
is_made(const char *path)
{
	return strncmp(path, "build/", 6) == 0;
}

void
view_add(struct view *view, json_t *list, struct span span)
{
	json_t *location, *other;
	size_t i;

	if (!span.source || is_made(span.source->path))
		return;
	location = view_location(view, span);
	json_array_foreach (list, i, other) {
		if (json_equal(location, other)) {
			json_decref(location);
			return;
		}
	}
	json_array_append_new(list, location);
}

json_t *
view_edits(struct view *view, const char *path, json_t *edits)
{
	const struct document *document = documents_at(view->documents, path);

	return json_pack(
		"{s:{s:s, s:o}, s:o}", "textDocument", "uri",
		documents_uri(view->documents, view->session->arena, path),
		"version",
		document ? json_integer(document->version) : json_null(),
		"edits", edits);
}

/* Lines whose words are paths, flags or numbers. */
static bool
names_files(const char *keyword)
{
	static const char *const words[] = {
		"source",    "header", "spec",    "relation", "flags",
		"elsewhere", "client", "test",    "image",    "transcript",
		"layer",     "kernel", "library", "like",     "stack",
		"program",   "rules",  "machine"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcmp(words[i], keyword) == 0)
			return true;
	return false;
}

struct spans
view_words(struct view *view, const struct source *source, const char *name)
{
	/* Whatever is wrong with it was reported. */
	struct diag quiet = {.arena = view->session->arena,
	                     .names = view->session->names};
	struct session session = *view->session;
	struct tokens tokens = {0};
	struct spans spans = {0};
	const char *keyword = "";

	session.diag = &quiet;
	token_scan(&session, source, &tokens);
	list_each (const struct token, token, &tokens) {
		if (token->kind != TOKEN_WORD)
			continue;
		if (token->in_column_1)
			keyword = token->text;
		else if (strcmp(token->text, name) == 0 &&
		         !names_files(keyword))
			*list_add(session.arena, &spans) = token->span;
	}
	return spans;
}
